using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>What the parts of a submission may be.</summary>
internal static class SubmissionRules
{
    private const int LongestTags = 42;
    private const int LongestFileName = 255;

    private static readonly HashSet<string> Platforms = ["windows7", "windows10", "windows11", "macos_11", "ubuntu_20"];

    /// <summary>The user tags, one by one.</summary>
    public static IReadOnlyList<string> Tags(RequestFields fields)
    {
        if (fields.Text("tags") is not { Length: > 0 } text) return [];
        if (text.Length > LongestTags) throw Refusal.BadRequest($"tags are longer than {LongestTags} characters.");

        return Checked(text.Split(',', StringSplitOptions.TrimEntries));
    }

    /// <summary>The tags of a request about tags alone, which come as a list.</summary>
    public static IReadOnlyList<string> TagList(RequestFields fields) => fields.List("tags") is { Count: > 0 } tags ? Checked(tags) : throw Refusal.BadRequest("tags are required.");

    /// <summary>The name under which the file is kept: the one asked for, else the part's own, else its SHA-1.</summary>
    public static string FileName(SubmissionForm form)
    {
        var asked = form.Fields.Text("filename");
        if (asked?.Length > LongestFileName) throw Refusal.BadRequest($"filename is longer than {LongestFileName} characters.");

        var name = Sample.LastSegment(string.IsNullOrWhiteSpace(asked) ? form.FileName ?? "" : asked);
        return name.Length > 0 ? name : form.File!.Digests.Sha1;
    }

    /// <summary>Refuses a part that holds no JSON object, or one whose members have other types than documented.</summary>
    public static void CheckAnalysisObject(RequestFields fields)
    {
        using var analysis = JsonObject(fields, "analysis");
        if (analysis is null) return;

        foreach (var member in analysis.RootElement.EnumerateObject())
        {
            var isRight = member.Name switch
            {
                "cloud" or "rl_auxiliary_analysis" or "cape" or "cuckoo" or "vmray_tcbase" or "local_only" =>
                    member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                "rl_dynamic_analysis" or "cisco_secure_malware_analytics" or "fireeye" or "joe" => member.Value.ValueKind == JsonValueKind.Object,
                _ => throw Refusal.BadRequest($"analysis has no member \"{member.Name}\"."),
            };
            if (!isRight) throw Refusal.BadRequest($"analysis: \"{member.Name}\" has the wrong type.");
        }
    }

    /// <summary>Refuses metadata that is no JSON object; what is in it is nobody's business here.</summary>
    public static void CheckMetadata(RequestFields fields) => JsonObject(fields, "metadata")?.Dispose();

    /// <summary>Refuses what the older submission does not take as analysis or sandbox platform.</summary>
    public static void CheckOlderFields(RequestFields fields)
    {
        if (fields.CommaList("analysis").Any(name => name != "cloud")) throw Refusal.BadRequest("analysis supports \"cloud\" only.");
        if (fields.Text("rl_cloud_sandbox_platform") is { } platform && !Platforms.Contains(platform))
            throw Refusal.BadRequest("rl_cloud_sandbox_platform is windows7, windows10, windows11, macos_11 or ubuntu_20.");
    }

    /// <summary>The URL to submit, which must be absolute and of the web.</summary>
    public static string WebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? text
            : throw Refusal.BadRequest("url is not a valid http or https URL.");

    /// <summary>Who is to fetch a URL. What is usual differs between the two ways to submit one.</summary>
    public static string Crawler(RequestFields fields, string usual) => fields.Text("crawler") switch
    {
        null => usual,
        "local" or "cloud" => fields.Text("crawler")!,
        _ => throw Refusal.BadRequest("crawler is local or cloud."),
    };

    private static IReadOnlyList<string> Checked(IReadOnlyList<string> tags) =>
        tags.All(IsTag) ? tags : throw Refusal.BadRequest("A tag begins with a letter or digit; blanks, '/', '.', '_' and '-' may follow.");

    // Documented with lower-case letters only, and as case-sensitive: capitals are let through.
    private static bool IsTag(string tag) =>
        tag.Length > 0 && char.IsAsciiLetterOrDigit(tag[0]) && tag.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '/' or '.' or '_' or '-');

    private static JsonDocument? JsonObject(RequestFields fields, string name)
    {
        if (fields.Text(name) is not { Length: > 0 } text) return null;
        try
        {
            var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
        }
        catch (JsonException)
        {
            // Said below, in the words for both.
        }

        throw Refusal.BadRequest($"{name} is not a JSON object.");
    }
}
