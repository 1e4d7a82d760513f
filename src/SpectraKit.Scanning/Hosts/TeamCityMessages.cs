using System.Globalization;
using System.Text;

namespace SpectraKit.Scanning;

/// <summary>TeamCity's service messages: each refused file a build problem whose identity outlives the build, so that muting it works; the rest as messages.</summary>
internal static class TeamCityMessages
{
    /// <summary>Longer identities are cut by the server, and cut ones may be the same.</summary>
    private const int MaxIdentity = 60;

    public static IEnumerable<string> Of(ScanReport report)
    {
        yield return "##teamcity[blockOpened name='SpectraKit']";
        foreach (var file in TextReport.WorstFirst(report.Files).Where(file => file.Decision != Decision.Pass && file.Code is not null))
        {
            var detail = TextReport.Detail(file);
            var text = $"{file.Code}: {SafeText.Of(file.Path)} is {TextReport.Readable(file.Outcome)}{(detail.Length > 0 ? ": " : "")}{detail}";
            yield return file.Decision == Decision.Fail
                ? $"##teamcity[buildProblem description='{Value(text)}' identity='{SarifReport.Fingerprint(file)[..MaxIdentity]}']"
                : $"##teamcity[message text='{Value(text)}' status='WARNING']";
        }

        foreach (var problem in report.Problems)
        {
            yield return problem.Severity == Severity.Error
                ? $"##teamcity[buildProblem description='{Value(SafeText.Of(problem.ToString()))}' identity='{problem.Code.Id}']"
                : $"##teamcity[message text='{Value(SafeText.Of(problem.ToString()))}' status='{(problem.Severity == Severity.Warning ? "WARNING" : "NORMAL")}']";
        }

        var s = report.Summary;
        foreach (var (name, count) in ((string, int)[])[("files", s.Selected), ("malicious", s.Malicious), ("suspicious", s.Suspicious), ("notScanned", s.NotScanned)])
            yield return string.Create(CultureInfo.InvariantCulture, $"##teamcity[buildStatisticValue key='spectrakit.{name}' value='{count}']");
        yield return "##teamcity[blockClosed name='SpectraKit']";
    }

    public static string Value(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '|' or '\'' or '[' or ']' => escaped.Append('|').Append(c),
                '\n' => escaped.Append("|n"),
                '\r' => escaped.Append("|r"),
                > '~' or < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"|0x{(int)c:X4}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
