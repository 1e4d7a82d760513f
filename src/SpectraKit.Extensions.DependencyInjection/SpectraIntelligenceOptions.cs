using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SpectraKit.Extensions.DependencyInjection;

/// <summary>What configuration says of Spectra Intelligence. The user is given, and exactly one of the three settings about the password.</summary>
public sealed class SpectraIntelligenceOptions : SpectraClientOptions
{
    /// <summary>The section of the configuration that is meant for these settings: <c>SpectraKit:Intelligence</c>.</summary>
    public const string SectionName = "SpectraKit:Intelligence";

    /// <summary>The user's name, such as <c>u/company/name</c>.</summary>
    public string? User { get; set; }

    /// <summary>The password itself: for configuration that is a store of secrets.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Password { get; set; }

    /// <summary>The name of the environment variable with the password.</summary>
    public string? PasswordVariable { get; set; }

    /// <summary>The file whose first line is the password.</summary>
    public string? PasswordFile { get; set; }

    internal override IEnumerable<string> SecretFiles => PasswordFile is null ? [] : [PasswordFile];
}
