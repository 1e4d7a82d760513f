namespace SpectraKit.Emulator;

/// <summary>A way in which a service, or what stands before it, misbehaves.</summary>
public enum FaultKind
{
    /// <summary>The answer comes late: <see cref="Fault.Delay"/>.</summary>
    Latency,

    /// <summary>The answer's body trickles: <see cref="Fault.BytesPerSecond"/>.</summary>
    SlowBody,

    /// <summary>429, with or without <c>Retry-After</c>; nothing is done.</summary>
    TooManyRequests,

    /// <summary>429 that says that the quota is used up; nothing is done. It stays so, whatever the rate, from the first time on.</summary>
    QuotaExhausted,

    /// <summary>503, with or without <c>Retry-After</c>; nothing is done.</summary>
    Unavailable,

    /// <summary>The connection is reset when the request's headers have come; nothing is done.</summary>
    ResetBefore,

    /// <summary>The request is done, and the connection reset instead of the answer.</summary>
    ResetAfter,

    /// <summary>The request is done, and the connection reset in the middle of the answer's body.</summary>
    ResetBody,

    /// <summary>The request is done, and half of the answer sent as if it were whole. JSON and XML only.</summary>
    TruncatedBody,

    /// <summary>200 with a page of HTML, as from a proxy; nothing is done.</summary>
    WrongContentType,

    /// <summary>A download serves other bytes than the sample's, as many of them. Downloads only.</summary>
    WrongFile,

    /// <summary>The sample stays in processing, until it is submitted or analysed again. Drawn by content, not by request.</summary>
    StuckSample,

    /// <summary>The analysis fails: the sample is dropped, and its hash not found. Drawn by content, not by request.</summary>
    FailedSample,
}
