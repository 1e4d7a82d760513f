using System.Security.Cryptography;
using System.Text;

namespace SpectraKit.Tests.Models;

/// <summary>Digests of invented samples, by the letter of the sample.</summary>
internal static class Digests
{
    public static string Md5A { get; } = Md5("A");

    public static string Sha1A { get; } = Sha1("A");

    public static string Sha1B { get; } = Sha1("B");

    public static string Sha1C { get; } = Sha1("C");

    public static string Sha256A { get; } = Sha256("A");

    public static string Sha256B { get; } = Sha256("B");

    public static string Sha512A { get; } = Convert.ToHexStringLower(SHA512.HashData("A"u8));

    public static SampleHash Hash(string text) => SampleHash.Parse(text);

    public static string Md5(string sample) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(sample)));

    public static string Sha1(string sample) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(sample)));

    public static string Sha256(string sample) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sample)));
}
