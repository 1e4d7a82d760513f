using System.Security.Cryptography;

namespace SpectraKit.Runtime;

/// <summary>A digest that a file's bytes must have.</summary>
public sealed record ContentDigest
{
    private ContentDigest(HashAlgorithmName algorithm, string hex) => (Algorithm, Hex) = (algorithm, hex);

    /// <summary>How it is computed: MD5, SHA-1, SHA-256 or SHA-512.</summary>
    public HashAlgorithmName Algorithm { get; }

    /// <summary>The digest in lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    /// <summary>A digest from its hexadecimal digits, whose number says which algorithm it is.</summary>
    /// <param name="hex">32 digits (MD5), 40 (SHA-1), 64 (SHA-256) or 128 (SHA-512), in either case.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="FormatException">Anything else.</exception>
    public static ContentDigest Parse(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        var algorithm = hex.Length switch
        {
            32 => HashAlgorithmName.MD5,
            40 => HashAlgorithmName.SHA1,
            64 => HashAlgorithmName.SHA256,
            128 => HashAlgorithmName.SHA512,
            _ => throw new FormatException("A digest has 32, 40, 64 or 128 hexadecimal digits."),
        };
        return hex.All(char.IsAsciiHexDigit)
            ? new ContentDigest(algorithm, hex.ToLowerInvariant())
            : throw new FormatException("A digest has hexadecimal digits only.");
    }

    /// <summary>The algorithm and the digits.</summary>
    /// <returns><c>SHA256:…</c></returns>
    public override string ToString() => $"{Algorithm.Name}:{Hex}";
}
