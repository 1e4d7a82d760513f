namespace SpectraKit.Scanning;

/// <summary>What a scan would ask and send, as far as that can be known without asking anybody.</summary>
public sealed record ScanPlan
{
    /// <summary>The version of its JSON form.</summary>
    public const string SchemaVersion = "1.0";

    /// <summary>Who would be asked first.</summary>
    public required ServiceDescription Service { get; init; }

    /// <summary>All who would be asked, in their order.</summary>
    public IReadOnlyList<VerdictService> Services { get; init; } = [];

    /// <summary>What would be sent.</summary>
    public ScanMode Mode { get; init; }

    /// <summary>Every selected file and entry once, in ordinal order of their paths.</summary>
    public IReadOnlyList<PlannedFile> Files { get; init; } = [];

    /// <summary>How many different contents they have: each is asked about, and sent, once.</summary>
    public int Contents => Distinct().Count();

    /// <summary>How many contents an earlier run's answer still counts for.</summary>
    public int Remembered => Distinct().Count(file => file.Fate == PlannedFate.Remembered);

    /// <summary>How many contents would be looked up.</summary>
    public int Asked => Distinct().Count(file => file.Fate is PlannedFate.Ask or PlannedFate.AskAndSend);

    /// <summary>How many contents would be sent at most: if none of them is known.</summary>
    public int Uploads => Distinct().Count(MayBeSent);

    /// <summary>How many bytes those are.</summary>
    public long UploadBytes => Distinct().Where(MayBeSent).Sum(file => file.Size ?? 0);

    /// <summary>How many calls the look-ups take at most, each service's in its turn. Uploads are a call each; waiting for them adds one for a hundred files at a time.</summary>
    public int LookupCalls { get; init; }

    /// <summary>The limits that those calls and uploads count against.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>What is to be said about the plan itself.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What the process should return: 0 for a plan, whatever is in it.</summary>
    public required int ExitCode { get; init; }

    private static bool MayBeSent(PlannedFile file) => file.Fate is PlannedFate.AskAndSend or PlannedFate.Send;

    private IEnumerable<PlannedFile> Distinct() => Files.Where(file => file.Sha256 is not null && file.DuplicateOf is null);
}
