using NJsonSchema;
using SpectraKit.Scanning;

namespace SpectraKit.Testing;

/// <summary>The schema of JSON reports, held against what tests write: strictly, so that a member that the schema does not have is a failure.</summary>
internal static class ReportSchema
{
    private static readonly Lazy<JsonSchema> _strict = new(() => Strict(JsonSchema.FromJsonAsync(JsonReport.Schema).GetAwaiter().GetResult()));

    public static void ShouldAccept(byte[] report) => ShouldAccept(System.Text.Encoding.UTF8.GetString(report));

    public static void ShouldAccept(string report)
    {
        var errors = _strict.Value.Validate(report);
        Assert.True(errors.Count == 0, $"{string.Join("\n", errors.Take(5))}\n{report[..Math.Min(report.Length, 4000)]}");
    }

    // Published, the schema allows members of later versions; this version's own reports have none that it does not describe.
    private static JsonSchema Strict(JsonSchema schema)
    {
        var seen = new HashSet<JsonSchema>();
        Close(schema);
        return schema;

        void Close(JsonSchema part)
        {
            if (!seen.Add(part))
                return;
            if (part.Properties.Count > 0)
                part.AllowAdditionalProperties = false;
            foreach (var child in part.Properties.Values.Concat(part.Definitions.Values).Concat(part.OneOf).Append(part.Item).Append(part.Reference).OfType<JsonSchema>())
                Close(child);
        }
    }
}
