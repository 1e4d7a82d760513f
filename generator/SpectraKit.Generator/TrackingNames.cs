namespace SpectraKit.Generator;

/// <summary>The steps' names, by which tests say what had to run again.</summary>
internal static class TrackingNames
{
    public const string Inputs = nameof(Inputs);
    public const string Owners = nameof(Owners);
    public const string Clients = nameof(Clients);
    public const string Files = nameof(Files);
    public const string Complaints = nameof(Complaints);
}
