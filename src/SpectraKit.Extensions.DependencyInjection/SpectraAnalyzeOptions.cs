using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SpectraKit.Extensions.DependencyInjection;

/// <summary>What configuration says of a Spectra Analyze appliance. Exactly one of the three settings about the token is given.</summary>
public sealed class SpectraAnalyzeOptions : SpectraClientOptions
{
    /// <summary>The section of the configuration that is meant for these settings: <c>SpectraKit:Analyze</c>.</summary>
    public const string SectionName = "SpectraKit:Analyze";

    /// <summary>The token itself: for configuration that is a store of secrets.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Token { get; set; }

    /// <summary>The name of the environment variable with the token.</summary>
    public string? TokenVariable { get; set; }

    /// <summary>The file whose first line is the token.</summary>
    public string? TokenFile { get; set; }

    internal override IEnumerable<string> SecretFiles => TokenFile is null ? [] : [TokenFile];
}
