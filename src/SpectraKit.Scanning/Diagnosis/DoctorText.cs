namespace SpectraKit.Scanning;

/// <summary>The doctor's report: lines for people, JSON for machines.</summary>
public static class DoctorText
{
    /// <summary>Lines: each check with its state, its result, and what to do.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The lines.</returns>
    public static IEnumerable<string> Lines(VerbReport<DoctorCheck> report)
    {
        foreach (var subject in report.Items.GroupBy(check => check.Subject))
        {
            yield return subject.Key switch { "machine" => "This machine", "analyze" => "Spectra Analyze", _ => "Spectra Intelligence" };
            foreach (var check in subject)
            {
                yield return $"  {check.State,-7}  {check.Name,-10}  {SafeText.Of(check.Result)}";
                if (check.Advice is not null)
                    yield return $"  {"",-7}  {check.Problem!.Code,-10}  {check.Advice}";
            }
        }

        yield return report.ExitCode == ExitCodes.AllClear ? "A scan would work from here." : "A scan would not work from here.";
    }

    /// <summary>Writes these lines.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(VerbReport<DoctorCheck> report, TextWriter writer)
    {
        foreach (var line in Lines(report))
            writer.WriteLine(line);
    }

    /// <summary>The report as JSON, in the frame of all verbs.</summary>
    /// <param name="report">The report.</param>
    /// <returns>UTF-8 text that ends with a line break.</returns>
    public static byte[] WriteJson(VerbReport<DoctorCheck> report) => JsonVerbReport.Write(report, "doctor", (json, check) =>
    {
        json.WriteString("subject", check.Subject);
        json.WriteString("check", check.Name);
        json.WriteString("state", check.State);
        JsonReport.WriteText(json, "result", check.Result);
        json.WriteString("advice", check.Advice);
    });
}
