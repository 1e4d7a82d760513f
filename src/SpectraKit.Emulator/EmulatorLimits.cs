namespace SpectraKit.Emulator;

/// <summary>How much the emulator takes, unpacks and serves.</summary>
public sealed record EmulatorLimits
{
    /// <summary>The largest file that can be submitted, in bytes; a larger one is answered 413. Default: 4 GiB.</summary>
    public long UploadBytes { get; init; } = 4L << 30;

    /// <summary>How many entries are extracted from one submission, nested ones included. Default: 10,000.</summary>
    public int ArchiveEntries { get; init; } = 10_000;

    /// <summary>How many bytes are extracted from one submission, nested ones included. Default: 2 GiB.</summary>
    public long ArchiveBytes { get; init; } = 2L << 30;

    /// <summary>How many times larger than its compressed form an entry may become; the first mebibyte is free. Default: 200.</summary>
    public int ArchiveRatio { get; init; } = 200;

    /// <summary>How deep archives within archives are opened; 1 opens the submitted one only, 0 opens none. Default: 6.</summary>
    public int ArchiveDepth { get; init; } = 6;

    /// <summary>
    /// How many requests a minute Spectra Intelligence's download and download status take together; one more is answered 429.
    /// The service documents 100. <c>null</c>, the default, means no limit.
    /// </summary>
    public int? DownloadRequestsPerMinute { get; init; }

    /// <summary>
    /// How many downloads Spectra Intelligence serves at once; one more is answered 429. The service documents 4.
    /// <c>null</c>, the default, means no limit.
    /// </summary>
    public int? ParallelDownloads { get; init; }

    /// <summary>
    /// How many queries a day Spectra Intelligence answers, a query about several samples counting once for each; one more is
    /// answered 429 until midnight, UTC. <c>null</c>, the default, means no limit.
    /// </summary>
    public int? CloudQueriesPerDay { get; init; }
}
