using System.Security.Cryptography.X509Certificates;

namespace SpectraKit.Runtime;

/// <summary>How a client reaches its service, and how long it tries.</summary>
public sealed class ApiClientOptions
{
    /// <summary>The service's address: scheme and host, and a path if the service stands below one. No user, query or fragment.</summary>
    /// <value>Required.</value>
    public required Uri BaseAddress { get; init; }

    /// <summary>
    /// Where operations go that the document gives a server of their own, by that server as the document writes it. Credentials go there
    /// too: name a server of yours here when <see cref="BaseAddress"/> is one.
    /// </summary>
    /// <value>Empty by default: they go to the document's server, or below the host of <see cref="BaseAddress"/> when that is a path.</value>
    public IReadOnlyDictionary<string, Uri> Servers { get; init; } = new Dictionary<string, Uri>();

    /// <summary>What authenticates the calls that ask for it, for every scheme that <see cref="Credentials"/> has nothing for.</summary>
    /// <value><c>null</c> by default: only calls without authentication can be made.</value>
    public ApiCredential? Credential { get; init; }

    /// <summary>
    /// Credentials by the name of the security scheme in the document, for services that have several: calls that want two of them at once
    /// need each by its name, but for one that <see cref="Credential"/> may stand for.
    /// </summary>
    /// <value>Empty by default.</value>
    public IReadOnlyDictionary<string, ApiCredential> Credentials { get; init; } = new Dictionary<string, ApiCredential>();

    /// <summary>The clock that limits, retries and deadlines go by.</summary>
    /// <value>The system's by default. <see cref="ConnectTimeout"/> goes by the system's in any case.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long a connection, TLS handshake included, may take.</summary>
    /// <value>15 seconds by default; longer than zero, or <see cref="Timeout.InfiniteTimeSpan"/>.</value>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long one attempt may take, from its connection to the last byte of its answer. Not asked of an attempt that carries a file in
    /// either direction: how long that takes says nothing, and <see cref="IdleTimeout"/> watches over it.
    /// </summary>
    /// <value>10 minutes by default; longer than zero, or <see cref="Timeout.InfiniteTimeSpan"/>.</value>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an attempt may stand still: the time without a single byte moving in either direction, not the time that a transfer takes.</summary>
    /// <value>100 seconds by default; longer than zero, or <see cref="Timeout.InfiniteTimeSpan"/>.</value>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How long a call may take in all: every attempt, the waiting between them, the waiting for a limit's turn, and the last byte of a
    /// download. Calls without such a deadline still end: attempts are numbered, and each has its own limits.
    /// </summary>
    /// <value><see cref="Timeout.InfiniteTimeSpan"/> by default; else longer than zero.</value>
    public TimeSpan TotalTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// How many times a call is sent at most. Only what the spec calls safe to repeat is sent more than once. A service that has never
    /// answered this client and cannot be connected to is tried twice and no more: it is probably not there.
    /// </summary>
    /// <value>4 by default; at least 1.</value>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>The wait before the first repetition; each further one doubles, with jitter. A <c>Retry-After</c> of the service's comes first.</summary>
    /// <value>1 second by default; not negative.</value>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before a repetition. A service that asks for a longer one is not waited for: its answer is the call's.</summary>
    /// <value>2 minutes by default; not shorter than <see cref="RetryDelay"/>.</value>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest answer that is read into memory, in bytes, after decompression. Downloads are not: they have no limit.</summary>
    /// <value>256 MiB by default; 1 KiB to 1 GiB.</value>
    public int MaxAnswerLength { get; init; } = 256 * 1024 * 1024;

    /// <summary>A PEM file with certificates that this client trusts besides the system's: a private authority, or an appliance's own self-signed one.</summary>
    /// <value><c>null</c> by default.</value>
    public string? CaFile { get; init; }

    /// <summary>The certificate, with its private key, that the client shows when the service asks for one.</summary>
    /// <value><c>null</c> by default.</value>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>The proxy that every call goes through.</summary>
    /// <value><c>null</c> by default: the one that the environment names (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>), and none for a service on this machine.</value>
    public Uri? Proxy { get; init; }

    /// <summary>The user and password that <see cref="Proxy"/> asks for (<see cref="ApiCredential.Basic"/>).</summary>
    /// <value><c>null</c> by default.</value>
    public ApiCredential? ProxyCredential { get; init; }

    /// <summary>Told what becomes of the calls: for a log.</summary>
    /// <value><c>null</c> by default.</value>
    public ApiObserver? Observer { get; init; }

    /// <summary>Finds settings that cannot be used, as every transport does when it is made.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentNullException.ThrowIfNull(BaseAddress);
        ArgumentNullException.ThrowIfNull(Credentials);
        ArgumentNullException.ThrowIfNull(Servers);
        Require(BaseAddress.IsAbsoluteUri && (BaseAddress.Scheme == Uri.UriSchemeHttp || BaseAddress.Scheme == Uri.UriSchemeHttps), nameof(BaseAddress), "must be an absolute http or https address");
        Require(BaseAddress.UserInfo.Length == 0, nameof(BaseAddress), "must not have a user or password in it; they belong in Credential");
        Require(BaseAddress.Query.Length == 0 && BaseAddress.Fragment.Length == 0, nameof(BaseAddress), "must not have a query or a fragment");
        Require(Servers.Values.All(server => server is { IsAbsoluteUri: true, UserInfo.Length: 0 }), nameof(Servers), "must be absolute addresses without a user or password");
        RequireTime(ConnectTimeout, nameof(ConnectTimeout));
        RequireTime(AttemptTimeout, nameof(AttemptTimeout));
        RequireTime(IdleTimeout, nameof(IdleTimeout));
        RequireTime(TotalTimeout, nameof(TotalTimeout));
        Require(MaxAttempts >= 1, nameof(MaxAttempts), "must be at least 1");
        Require(RetryDelay >= TimeSpan.Zero, nameof(RetryDelay), "must not be negative");
        Require(MaxRetryDelay >= RetryDelay && MaxRetryDelay <= TimeSpan.FromDays(1), nameof(MaxRetryDelay), "must be RetryDelay at least and a day at most");
        Require(MaxAnswerLength is >= 1024 and <= 1024 * 1024 * 1024, nameof(MaxAnswerLength), "must be between 1 KiB and 1 GiB");
        Require(Proxy is null || (Proxy.IsAbsoluteUri && Proxy.UserInfo.Length == 0), nameof(Proxy), "must be an absolute address without a user or password; they belong in ProxyCredential");
        Require(ProxyCredential is null or ApiCredential.BasicCredential, nameof(ProxyCredential), "must be a user and a password");
    }

    /// <summary>Where an operation goes.</summary>
    /// <exception cref="ArgumentException">Its server has a variable without a default, or is no address at all, and <see cref="Servers"/> names no other.</exception>
    internal Uri AddressOf(ApiOperation operation) => operation.Server is not { } server ? BaseAddress
        : Servers.TryGetValue(server, out var named) ? named
        : !server.Contains('{', StringComparison.Ordinal) && Uri.TryCreate(BaseAddress, server, out var address) && address.Scheme is "http" or "https" ? address
        : throw new ArgumentException($"The server of {operation.Id}, '{server}', is not an address. Name one for it in {nameof(Servers)}.", nameof(operation));

    private static void Require(bool condition, string name, string sentence)
    {
        if (!condition)
            throw new ArgumentException($"{name} {sentence}.", name);
    }

    private static void RequireTime(TimeSpan value, string name) =>
        Require(value == Timeout.InfiniteTimeSpan || (value > TimeSpan.Zero && value <= TimeSpan.FromDays(40)), name, "must be longer than zero and 40 days at most, or infinite");
}
