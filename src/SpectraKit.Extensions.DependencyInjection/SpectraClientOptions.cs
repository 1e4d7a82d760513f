using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SpectraKit.Extensions.DependencyInjection;

/// <summary>
/// What configuration says of a service: its address, where its secrets are, and how long to try. A setting that is not given has the
/// default of <see cref="Runtime.ApiClientOptions"/>.
/// </summary>
public abstract class SpectraClientOptions
{
    private protected SpectraClientOptions()
    {
    }

    /// <summary>The service's address: scheme and host, and a path if it stands below one.</summary>
    /// <value>Required.</value>
    public Uri? Url { get; set; }

    /// <summary>How long a connection, TLS handshake included, may take.</summary>
    public TimeSpan? ConnectTimeout { get; set; }

    /// <summary>How long one attempt may take that carries no file.</summary>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>How long an attempt may stand still.</summary>
    public TimeSpan? IdleTimeout { get; set; }

    /// <summary>How long a call may take in all.</summary>
    public TimeSpan? TotalTimeout { get; set; }

    /// <summary>How many times a call is sent at most.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>The wait before the first repetition.</summary>
    public TimeSpan? RetryDelay { get; set; }

    /// <summary>The longest wait before a repetition.</summary>
    public TimeSpan? MaxRetryDelay { get; set; }

    /// <summary>The longest answer that is read into memory, in bytes.</summary>
    public int? MaxAnswerLength { get; set; }

    /// <summary>A PEM file with certificates that are trusted besides the system's.</summary>
    public string? CaFile { get; set; }

    /// <summary>The client's own certificate, PEM or PKCS #12.</summary>
    public string? ClientCertificateFile { get; set; }

    /// <summary>The PEM file with its key, when that is a file of its own.</summary>
    public string? ClientCertificateKeyFile { get; set; }

    /// <summary>The name of the environment variable with the password that the key is encrypted with.</summary>
    public string? ClientCertificatePasswordVariable { get; set; }

    /// <summary>The proxy that every call goes through, without user and password.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>The user that the proxy asks for.</summary>
    public string? ProxyUser { get; set; }

    /// <summary>The proxy's password. Better in <see cref="ProxyPasswordVariable"/>.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ProxyPassword { get; set; }

    /// <summary>The name of the environment variable with the proxy's password.</summary>
    public string? ProxyPasswordVariable { get; set; }

    /// <summary>The files with secrets that the options name.</summary>
    internal abstract IEnumerable<string> SecretFiles { get; }
}
