namespace SpectraKit.Emulator;

/// <summary>What is known of a sample, as a PDF.</summary>
internal static class SamplePdf
{
    private const int MostFiles = 1_000;

    public static byte[] Of(Sample sample, SampleStore store)
    {
        var lines = new List<string>
        {
            "Sample report of SpectraKit.Emulator",
            "The verdict is an emulator's and says nothing about real threats.",
            "",
            $"Name            {sample.FileName}",
            $"Classification  {sample.Verdict?.Word ?? "processing"}",
            $"Risk score      {sample.Verdict?.RiskScore?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}",
            $"Threat          {sample.Verdict?.ThreatName ?? "none"}",
            $"Type            {sample.Type.Display}",
            $"Size            {sample.Size} bytes",
            $"MD5             {sample.Digests.Md5}",
            $"SHA-1           {sample.Digests.Sha1}",
            $"SHA-256         {sample.Digests.Sha256}",
            $"First seen      {ServiceTime.Second(sample.FirstSeen)}",
            $"Last seen       {ServiceTime.Second(sample.LastSeen)}",
            $"Tags            {string.Join(", ", sample.UserTags)}",
            "",
            $"Extracted files: {sample.Extracted.Count}",
        };
        foreach (var file in sample.Extracted.Take(MostFiles))
            lines.Add($"  {store.Find(file.SampleId)?.Verdict?.Word ?? "gone",-10}  {file.Path}");
        if (sample.Extracted.Count > MostFiles) lines.Add($"  and {sample.Extracted.Count - MostFiles} more");
        return PdfText.Write(lines);
    }
}
