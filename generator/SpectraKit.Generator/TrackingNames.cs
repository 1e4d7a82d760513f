namespace SpectraKit.Generator;

/// <summary>The steps' names, by which tests say what had to run again.</summary>
internal static class TrackingNames
{
    /// <summary>A document's text and what its item says.</summary>
    public const string Inputs = nameof(Inputs);

    /// <summary>Whose namespace is whose.</summary>
    public const string Owners = nameof(Owners);

    /// <summary>A document that knows whether its namespace is its own.</summary>
    public const string Documents = nameof(Documents);

    /// <summary>A document read, and its client decided.</summary>
    public const string Clients = nameof(Clients);

    /// <summary>What each file is printed from.</summary>
    public const string Files = nameof(Files);

    /// <summary>Each file's text.</summary>
    public const string Texts = nameof(Texts);

    /// <summary>Each complaint.</summary>
    public const string Complaints = nameof(Complaints);

    /// <summary>A document and its baseline.</summary>
    public const string BaselinePairs = nameof(BaselinePairs);

    /// <summary>Each change that breaks callers.</summary>
    public const string BaselineComplaints = nameof(BaselineComplaints);
}
