using System.Security.Cryptography;
using System.Text;

namespace SpectraKit.Scanning;

/// <summary>
/// Verdicts of earlier runs, one small file a content, below a folder of the service that gave them. Files are written under another name and renamed, and
/// nothing is locked: parallel builds can share a folder, and what one of them does not find it asks for.
/// </summary>
internal sealed class VerdictCache
{
    private readonly string _folder;

    /// <summary>The part of a cache that belongs to a service.</summary>
    /// <param name="root">The cache's folder.</param>
    /// <param name="service">Whose verdicts.</param>
    /// <param name="beside">Whom else was asked, and in which order, where it was not this service alone.</param>
    public VerdictCache(string root, ServiceDescription service, string beside = "")
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Words.Of(service.Kind)} {service.Url}{beside}")))[..16];
        _folder = System.IO.Path.Combine(root, $"{Words.Of(service.Kind)}-{name}");
    }

    /// <summary>The part that belongs to a scan's services. What several said together is nobody's verdict alone.</summary>
    public static VerdictCache Of(CheckedScan scan, ServiceDescription service) => new(
        scan.CacheFolder!,
        service,
        scan.Services.Count == 1 ? "" : $" {string.Join(' ', scan.Services.Select(Words.Of))} {scan.OnUnknown} {string.Join(' ', scan.Targets.Where(target => target.Key != service.Kind).Select(target => target.Value.Address))}");

    /// <summary>Whether a path is that of a remembered verdict below a cache's folder.</summary>
    public static bool IsEntry(string root, string fullPath) =>
        System.IO.Path.GetRelativePath(root, fullPath).Split(System.IO.Path.DirectorySeparatorChar) is [var service, var first, var name]
        && (service.StartsWith($"{Words.Of(ServiceKind.Analyze)}-", StringComparison.Ordinal) || service.StartsWith($"{Words.Of(ServiceKind.Intelligence)}-", StringComparison.Ordinal))
        && first.Length == 2
        && System.IO.Path.GetExtension(name) == ".json"
        && SampleHash.TryParse(System.IO.Path.GetFileNameWithoutExtension(name), out var sha256)
        && sha256.Kind == HashKind.Sha256;

    /// <summary>What is remembered of a content; <c>null</c> when nothing is, or nothing that can be read.</summary>
    public RememberedVerdict? Find(SampleHash sha256)
    {
        try
        {
            return RememberedText.Read(File.ReadAllBytes(PathOf(sha256)), sha256);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Remembers a verdict, if it is one.</summary>
    /// <exception cref="ProblemException">It could not be written (SPK1010).</exception>
    public void Store(SampleReport report, DateTimeOffset now)
    {
        if (Classifications.Read(report.Classification) is not null)
            AtomicFile.Write(PathOf(report.Sha256), RememberedText.Write(new(report, now)));
    }

    private string PathOf(SampleHash sha256)
    {
        var name = sha256.ToString();
        return System.IO.Path.Combine(_folder, name[..2], name + ".json");
    }
}
