using System.Security.Cryptography;
using System.Text;

namespace SpectraKit.Scanning;

/// <summary>Everything that a run depends on beside its files, as one digest: tool, service, policy, settings, and the content of the files that settings name.</summary>
internal static class StampKey
{
    public static string Of(CheckedScan scan, ScanSettings settings, EngineHost host)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add("stamp 1", ToolInfo.Current.Version, settings.Emulator ? "emulator" : "", scan.OnUnknown.ToString());
        AddAll([.. scan.Services.Select(Words.Of)]);
        AddAll([.. scan.Targets.OrderBy(target => target.Key).Select(target => $"{Words.Of(target.Key)} {target.Value.Address?.AbsoluteUri}")]);
        Add(Words.Of(scan.Mode), InTotoStatement.PolicyDigest(scan.Policy), scan.Policy.FileDigest, scan.MaxFileSize?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add(scan.Selection.Root);
        AddAll(scan.Selection.Include);
        AddAll(scan.Selection.Exclude);
        AddAll(scan.Selection.Files);
        Add(ContentOf(settings.EmulatorRules, host), ContentOf(settings.CaFile, host));
        return Convert.ToHexStringLower(digest.GetHashAndReset());

        void AddAll(IReadOnlyList<string> texts) => Add([texts.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), .. texts]);

        // Each with its length, so that no two lists of texts are one text.
        void Add(params ReadOnlySpan<string?> texts)
        {
            foreach (var text in texts)
            {
                var utf8 = Encoding.UTF8.GetBytes(text ?? "\0");
                digest.AppendData(BitConverter.GetBytes(utf8.Length));
                digest.AppendData(utf8);
            }
        }
    }

    private static string? ContentOf(string? path, EngineHost host)
    {
        if (string.IsNullOrWhiteSpace(path))
            return null;
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(System.IO.Path.GetFullPath(path, host.WorkingFolder))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "unreadable";
        }
    }
}
