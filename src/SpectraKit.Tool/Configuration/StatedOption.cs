using SpectraKit.Scanning;

namespace SpectraKit.Tool.Configuration;

/// <summary>An option that something but the command line says, and what.</summary>
internal sealed record StatedOption : IVerbItem
{
    /// <summary>The option, with its dashes.</summary>
    public required string Option { get; init; }

    /// <summary>What it has; several values of an option that takes several.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>Which variable of the environment says it; <c>null</c> when the configuration file does.</summary>
    public string? Variable { get; init; }

    /// <inheritdoc/>
    public Problem? Problem => null;

    /// <summary>A value for people's eyes. An address with a password in it is refused by every command, and not shown by this one.</summary>
    public static string Shown(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.UserInfo.Length > 0 ? $"{address.Scheme}://…@{address.Authority}{address.AbsolutePath}" : SafeText.Of(value);
}
