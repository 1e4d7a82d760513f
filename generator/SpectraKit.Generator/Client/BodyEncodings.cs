using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>What a document says of the parts or fields of one body. It is the body's: another body of the same type may say something else.</summary>
internal static class BodyEncodings
{
    /// <summary>The encodings of members that there are, in the ordinal order of names.</summary>
    /// <param name="body">The body.</param>
    /// <param name="kind">How it travels.</param>
    /// <param name="records">The types that it may be of; members whose field has a style are marked.</param>
    public static IEnumerable<EncodingModel> Of(BodySpec body, BodyKind kind, IReadOnlyList<RecordDraft> records)
    {
        foreach (var encoding in body.Encodings.OrderBy(encoding => encoding.Key, StringComparer.Ordinal))
        {
            if (!records.Any(record => record.Members.Exists(member => member.WireName == encoding.Key)))
                continue;
            if (kind == BodyKind.Multipart && (encoding.Value.ContentType is not null || encoding.Value.Headers.Count > 0))
                yield return new(encoding.Key) { ContentType = encoding.Value.ContentType, Headers = encoding.Value.Headers };
            if (kind == BodyKind.Form && Style(encoding.Value) is { } style)
            {
                foreach (var record in records)
                    SetStyled(record, encoding.Key);
                yield return new(encoding.Key) { Style = style, Explode = encoding.Value.Explode ?? encoding.Value.Style is null or "form" };
            }
        }
    }

    private static string? Style(EncodingSpec encoding) => encoding switch
    {
        { Style: "spaceDelimited" } => "SpaceDelimited",
        { Style: "pipeDelimited" } => "PipeDelimited",
        { Style: "deepObject" } => "DeepObject",
        { Style: not null } or { Explode: not null } => "Form",
        _ => null,
    };

    /// <summary>In all of a hierarchy: whichever of it the body is, its field is spelt so.</summary>
    private static void SetStyled(RecordDraft record, string wireName)
    {
        var index = record.Members.FindIndex(member => member.WireName == wireName);
        if (index < 0 || record.Members[index].IsStyled)
            return;
        record.Members[index] = record.Members[index] with { IsStyled = true };
        foreach (var relative in record.Family.OfType<RecordDraft>())
            SetStyled(relative, wireName);
    }
}
