using System.CommandLine;
using System.CommandLine.Parsing;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>Samples named by their hashes, refused before anything is sent when one of them is none.</summary>
internal static class HashArgument
{
    public static Argument<SampleHash[]> Many(string description) => new("hash")
    {
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => [.. result.Tokens.Select(token => Read(token.Value, result))],
    };

    public static Argument<SampleHash> One(string description) => new("hash")
    {
        Description = description,
        CustomParser = result => Read(result.Tokens[0].Value, result),
    };

    private static SampleHash Read(string text, ArgumentResult result)
    {
        if (!SampleHash.TryParse(text.Trim(), out var hash))
        {
            result.AddError(new Problem(
                Codes.InvalidHash,
                $"'{text}' is not a hash: MD5, SHA-1, SHA-256 and SHA-512 have 32, 40, 64 and 128 hexadecimal digits.").ToString());
        }

        return hash;
    }
}
