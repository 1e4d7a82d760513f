using System.CommandLine.Parsing;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>The outcomes that can be told to fail.</summary>
internal static class FailOnText
{
    public static readonly string[] Words = ["malicious", "suspicious", "unknown"];

    public static Outcome[] Read(ArgumentResult result) => [.. result.Tokens.Select(token => Read(token.Value, result))];

    private static Outcome Read(string text, ArgumentResult result)
    {
        if (Words.Contains(text, StringComparer.OrdinalIgnoreCase) && Scanning.Words.TryRead<Outcome>(text, out var outcome))
            return outcome;
        result.AddError($"--fail-on takes {string.Join(", ", Words[..^1])} or {Words[^1]}, not '{text}'.");
        return default;
    }
}
