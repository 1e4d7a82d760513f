using System.CommandLine;
using System.CommandLine.Parsing;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>Which CI host is told what the scan came to.</summary>
internal static class CiOption
{
    private const string Auto = "auto";
    private static readonly string[] _words = [Auto, .. Enum.GetValues<CiHost>().Select(Words.Of)];

    public static Option<CiHost> AddTo(Command command, Surroundings surroundings)
    {
        var option = new Option<CiHost>("--ci")
        {
            Description = "Tell a CI host in its own way: annotations, summary and outputs (github), issues, summary and the scans tab (azure), build problems (teamcity), report files (gitlab, jenkins). auto, the default, finds out where it runs.",
            HelpName = string.Join('|', _words),
            DefaultValueFactory = _ => CiReporter.Detect(surroundings.Environment),
            CustomParser = result => Read(result, surroundings),
        };
        option.CompletionSources.Add(_words);
        command.Options.Add(option);
        return option;
    }

    private static CiHost Read(ArgumentResult result, Surroundings surroundings)
    {
        var word = result.Tokens.Count == 0 ? Auto : result.Tokens[0].Value;
        if (string.Equals(word, Auto, StringComparison.OrdinalIgnoreCase))
            return CiReporter.Detect(surroundings.Environment);
        if (Words.TryRead<CiHost>(word, out var host))
            return host;
        result.AddError($"--ci takes {string.Join(", ", _words)}, not '{word}'.");
        return default;
    }
}
