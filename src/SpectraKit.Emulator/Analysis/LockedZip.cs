using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Zip;

namespace SpectraKit.Emulator;

/// <summary>The encrypted entries of a zip archive, by their password: the platform's own zip reads none.</summary>
internal sealed class LockedZip : IDisposable
{
    /// <summary>What samples are handed on with by convention; the service tries them without being told to.</summary>
    public static readonly IReadOnlyList<string> UsualPasswords = ["infected", "password", "1234"];

    private const int TailLength = 128 * 1024;

    private readonly ZipFile _zip;

    private LockedZip(ZipFile zip) => _zip = zip;

    /// <summary>Opens an archive, which stays the caller's; <c>null</c> when it cannot be read.</summary>
    public static LockedZip? Open(Stream archive)
    {
        if (HasLongList(archive)) return null;

        try
        {
            return new LockedZip(new ZipFile(archive, leaveOpen: true));
        }
        catch (Exception e) when (IsDamage(e))
        {
            return null;
        }
    }

    /// <summary>An entry's bytes; <c>null</c> when none of the passwords is right.</summary>
    /// <param name="index">Which entry, in the order of the archive's list.</param>
    /// <param name="name">What it is called there, so that both readers mean the same one.</param>
    /// <param name="passwords">The passwords to try.</param>
    /// <returns>A stream that ends in <see cref="InvalidDataException"/> when the bytes turn out to be others than were locked in.</returns>
    public Stream? OpenEntry(int index, string name, IEnumerable<string> passwords)
    {
        if (index >= _zip.Count || _zip[index] is not { IsFile: true } entry || entry.Name != ZipEntry.CleanName(name)) return null;

        foreach (var password in passwords)
        {
            try
            {
                _zip.Password = password;
                return new DecryptedStream(_zip.GetInputStream(index), entry.AESKeySize > 0 ? null : entry.Crc);
            }
            catch (Exception e) when (IsDamage(e))
            {
                // Not this one.
            }
        }

        return null;
    }

    public void Dispose() => _zip.Close();

    /// <summary>What the library makes of an archive that is not as it should be.</summary>
    public static bool IsDamage(Exception e) =>
        e is SharpZipBaseException or IOException or InvalidDataException or ArgumentException or NotSupportedException or OverflowException or IndexOutOfRangeException;

    // The library believes what the 64-bit form of the list says of its length before it has seen any of it. Nobody locks that much in.
    private static bool HasLongList(Stream archive)
    {
        var tail = new byte[Math.Min(archive.Length, TailLength)];
        archive.Position = archive.Length - tail.Length;
        archive.ReadExactly(tail);
        return tail.AsSpan().IndexOf("PK\u0006\u0007"u8) >= 0;
    }
}
