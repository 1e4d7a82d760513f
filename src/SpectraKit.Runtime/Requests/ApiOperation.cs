namespace SpectraKit.Runtime;

/// <summary>What a spec says of one operation, apart from its parameters and bodies: written by the generator, read by the transport.</summary>
public sealed record ApiOperation
{
    /// <summary>The <c>operationId</c>, or the name made for an operation without one.</summary>
    public required string Id { get; init; }

    /// <summary>The HTTP method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The path as the spec has it, with <c>{names}</c> where parameters go, byte-exact with its slashes.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// The address that the spec gives this operation in place of the service's, absolute or below the service's host: the key of
    /// <see cref="ApiClientOptions.Servers"/>. <c>null</c>, the default, means the client's.
    /// </summary>
    public string? Server { get; init; }

    /// <summary>What each documented status means. Empty by default.</summary>
    public IReadOnlyList<ApiStatus> Statuses { get; init; } = [];

    /// <summary>The ways to authenticate, any one of which is enough; the first that the client has credentials for is taken. Empty, the default, means that no credential is sent.</summary>
    public IReadOnlyList<ApiSecurity> Security { get; init; } = [];

    /// <summary>Whether the call may be sent without a credential when the client has none for it. <c>false</c> by default.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>What <c>Accept</c> asks for. <c>null</c>, the default, sends none.</summary>
    public string? Accept { get; init; }

    /// <summary>Whether a redirection is what the operation answers with, and no error; it is not followed. <c>false</c> by default.</summary>
    public bool AnswersWithRedirect { get; init; }

    /// <summary>From <c>x-kit-rate-limit</c>. <c>null</c>, the default, means no limit.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>From <c>x-kit-concurrency</c>. <c>null</c>, the default, means no limit.</summary>
    public ConcurrencyLimit? Concurrency { get; init; }

    /// <summary>From <c>x-kit-retry</c>. <c>null</c>, the default, repeats only what HTTP calls safe or idempotent, and only when it cannot have arrived.</summary>
    public RetryRule? Retry { get; init; }
}
