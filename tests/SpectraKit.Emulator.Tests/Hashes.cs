using System.Security.Cryptography;

namespace SpectraKit.Emulator.Tests;

/// <summary>Digests as the services write them.</summary>
internal static class Hashes
{
    public static string Md5(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));

    public static string Sha1(byte[] content) => Convert.ToHexStringLower(SHA1.HashData(content));

    public static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static string Sha512(byte[] content) => Convert.ToHexStringLower(SHA512.HashData(content));
}
