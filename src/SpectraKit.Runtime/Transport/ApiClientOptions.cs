namespace SpectraKit.Runtime;

/// <summary>How a client reaches its service.</summary>
public sealed class ApiClientOptions
{
    /// <summary>The service's address: scheme and host, and a path if the service stands below one.</summary>
    /// <value>Required.</value>
    public required Uri BaseAddress { get; init; }

    /// <summary>What authenticates the calls that ask for it.</summary>
    /// <value><c>null</c> by default: only calls without authentication can be made.</value>
    public ApiCredential? Credential { get; init; }

    /// <summary>The clock that limits, retries and deadlines go by.</summary>
    /// <value>The system's by default.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
