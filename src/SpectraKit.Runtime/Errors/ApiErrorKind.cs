namespace SpectraKit.Runtime;

/// <summary>What went wrong with a call: where to look, and whether another try later can help.</summary>
public enum ApiErrorKind
{
    /// <summary>The service answered with a status that is not a success; <see cref="ApiException.StatusCode"/> says which.</summary>
    Status,

    /// <summary>No connection, or one that was lost: refused, unknown host, reset before or in the middle of an answer.</summary>
    Connection,

    /// <summary>The service's certificate is not to be trusted, or the handshake failed.</summary>
    Tls,

    /// <summary>No byte moved for too long, or the call's deadline passed.</summary>
    Timeout,

    /// <summary>The service answered with a success that cannot be used: not the documented type, not readable, too long, too short, another file than asked for.</summary>
    Content,

    /// <summary>A local file: missing, unreadable, changed while it was sent, or not writable.</summary>
    File,

    /// <summary>The client has no credential that the call takes, or one that cannot be sent. Nothing was sent.</summary>
    Credential,
}
