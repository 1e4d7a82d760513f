namespace SpectraKit.Scanning;

/// <summary>The doctor's report: lines for people, JSON for machines.</summary>
public static class DoctorText
{
    /// <summary>Writes lines: each check with its state, its result, and what to do.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(VerbReport<DoctorCheck> report, TextWriter writer)
    {
        foreach (var subject in report.Items.GroupBy(check => check.Subject))
        {
            writer.WriteLine(subject.Key switch { "machine" => "This machine", "analyze" => "Spectra Analyze", _ => "Spectra Intelligence" });
            foreach (var check in subject)
            {
                writer.WriteLine($"  {check.State,-7}  {check.Name,-10}  {SafeText.Of(check.Result)}");
                if (check.Advice is not null)
                    writer.WriteLine($"  {"",-7}  {check.Problem!.Code,-10}  {check.Advice}");
            }
        }

        writer.WriteLine(report.ExitCode == ExitCodes.AllClear ? "A scan would work from here." : "A scan would not work from here.");
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
