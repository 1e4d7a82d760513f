using System.Runtime.CompilerServices;

namespace SpectraKit.Testing;

/// <summary>
/// Compares text with a committed file by Verify's conventions: <c>Class.Method.verified.ext</c> is the expectation,
/// <c>Class.Method.received.ext</c> is written beside it when they differ, and accepting a change is renaming the second to the first.
/// </summary>
internal static class Snapshot
{
    /// <summary>Fails with both file names when <paramref name="received"/> is not, byte for byte, what was verified.</summary>
    public static void Verify(
        string received,
        string extension = "txt",
        string? variant = null,
        [CallerFilePath] string source = "",
        [CallerMemberName] string method = "")
    {
        // The compiler maps the repository's root away in library builds; tests keep real paths.
        var stem = Path.Combine(
            Path.GetDirectoryName(source)!,
            "Snapshots",
            $"{Path.GetFileNameWithoutExtension(source)}.{method}{(variant is null ? "" : "_" + variant)}");
        var verifiedPath = $"{stem}.verified.{extension}";
        var receivedPath = $"{stem}.received.{extension}";
        received = received.ReplaceLineEndings("\n");

        if (File.Exists(verifiedPath) && File.ReadAllText(verifiedPath) == received)
        {
            File.Delete(receivedPath);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(stem)!);
        File.WriteAllText(receivedPath, received);
        Assert.Fail($"{receivedPath} is not what was verified. If it is right, rename it to {Path.GetFileName(verifiedPath)}.");
    }
}
