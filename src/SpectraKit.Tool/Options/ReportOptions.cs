using System.CommandLine;
using System.CommandLine.Parsing;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>Which reports to write, and where.</summary>
internal static class ReportOptions
{
    public static Option<ReportOutput[]> AddTo(Command command)
    {
        var option = new Option<ReportOutput[]>("--report")
        {
            Description = $"Write a report to a file, however the scan ends: {string.Join(", ", ReportOutput.FormatWords)}. Can be given several times.",
            HelpName = "FORM=FILE",
            DefaultValueFactory = _ => [],
            CustomParser = result => [.. result.Tokens.Select(token => Read(token.Value, result)).OfType<ReportOutput>()],
        };
        option.CompletionSources.Add([.. ReportOutput.FormatWords.Select(word => word + "=")]);
        command.Options.Add(option);
        return option;
    }

    private static ReportOutput? Read(string text, ArgumentResult result)
    {
        if (ReportOutput.TryParse(text, out var output))
            return output;
        result.AddError($"'{text}' is not a report: write form=file, with one of {string.Join(", ", ReportOutput.FormatWords)}, such as sarif=scan.sarif.");
        return null;
    }
}
