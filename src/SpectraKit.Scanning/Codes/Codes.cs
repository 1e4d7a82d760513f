namespace SpectraKit.Scanning;

/// <summary>All codes of the engine, in order. Each has a page in <c>docs/</c>.</summary>
public static class Codes
{
    /// <summary>No address says where the service is.</summary>
    public static Code NoServiceAddress { get; } = new("SPK1001", nameof(NoServiceAddress), Severity.Error, ExitCodes.Configuration);

    /// <summary>The environment variable that should hold the credential is not set.</summary>
    public static Code CredentialMissing { get; } = new("SPK1002", nameof(CredentialMissing), Severity.Error, ExitCodes.Configuration);

    /// <summary>A setting has a value that cannot be used.</summary>
    public static Code InvalidSetting { get; } = new("SPK1003", nameof(InvalidSetting), Severity.Error, ExitCodes.Configuration);

    /// <summary>The service refused the credential.</summary>
    public static Code CredentialRefused { get; } = new("SPK1004", nameof(CredentialRefused), Severity.Error, ExitCodes.Configuration);

    /// <summary>No file matched.</summary>
    public static Code NothingMatched { get; } = new("SPK1005", nameof(NothingMatched), Severity.Error, ExitCodes.NothingMatched);

    /// <summary>The service's certificate is not trusted.</summary>
    public static Code TlsNotTrusted { get; } = new("SPK1006", nameof(TlsNotTrusted), Severity.Error, ExitCodes.Configuration);

    /// <summary>Something answered, but it is not the service.</summary>
    public static Code NotTheService { get; } = new("SPK1007", nameof(NotTheService), Severity.Error, ExitCodes.Configuration);

    /// <summary>A text is not a hash.</summary>
    public static Code InvalidHash { get; } = new("SPK1008", nameof(InvalidHash), Severity.Error, ExitCodes.Configuration);

    /// <summary>A file that tells the emulator how to judge or to misbehave cannot be used.</summary>
    public static Code InvalidRulesFile { get; } = new("SPK1009", nameof(InvalidRulesFile), Severity.Error, ExitCodes.Configuration);

    /// <summary>A report or a downloaded file could not be written.</summary>
    public static Code FileNotWritten { get; } = new("SPK1010", nameof(FileNotWritten), Severity.Error, ExitCodes.Configuration);

    /// <summary>An OpenAPI document is not what the specification, or one of its extensions, says.</summary>
    public static Code InvalidSpec { get; } = new("SPK1011", nameof(InvalidSpec), Severity.Error, ExitCodes.Refused);

    /// <summary>The policy file cannot be used.</summary>
    public static Code InvalidPolicy { get; } = new("SPK1012", nameof(InvalidPolicy), Severity.Error, ExitCodes.Configuration);

    /// <summary>A manifest of an earlier scan cannot be used.</summary>
    public static Code InvalidManifest { get; } = new("SPK1016", nameof(InvalidManifest), Severity.Error, ExitCodes.Configuration);

    /// <summary>This machine's clock and the service's do not agree.</summary>
    public static Code ClockSkewed { get; } = new("SPK1025", nameof(ClockSkewed), Severity.Warning, ExitCodes.Configuration);

    /// <summary>The service's certificate ends within thirty days.</summary>
    public static Code CertificateEndsSoon { get; } = new("SPK1026", nameof(CertificateEndsSoon), Severity.Warning, ExitCodes.Configuration);

    /// <summary>The service is asked without encryption.</summary>
    public static Code NotEncrypted { get; } = new("SPK1027", nameof(NotEncrypted), Severity.Warning, ExitCodes.Configuration);

    /// <summary>The file is malicious.</summary>
    public static Code Malicious { get; } = new("SPK2001", nameof(Malicious), Severity.Error, ExitCodes.Refused);

    /// <summary>The file is suspicious.</summary>
    public static Code Suspicious { get; } = new("SPK2002", nameof(Suspicious), Severity.Warning, ExitCodes.Refused);

    /// <summary>The file was analysed and nothing is known of it.</summary>
    public static Code Unknown { get; } = new("SPK2003", nameof(Unknown), Severity.Information, ExitCodes.Refused);

    /// <summary>The file could not be read, so nothing could be asked about it.</summary>
    public static Code NotScanned { get; } = new("SPK2004", nameof(NotScanned), Severity.Error, ExitCodes.Refused);

    /// <summary>The file changed while it was being scanned.</summary>
    public static Code FileChanged { get; } = new("SPK2005", nameof(FileChanged), Severity.Error, ExitCodes.Refused);

    /// <summary>The service did not accept the file.</summary>
    public static Code SubmissionRefused { get; } = new("SPK2006", nameof(SubmissionRefused), Severity.Error, ExitCodes.Refused);

    /// <summary>The service does not have the sample that was asked for.</summary>
    public static Code SampleNotAvailable { get; } = new("SPK2007", nameof(SampleNotAvailable), Severity.Error, ExitCodes.Refused);

    /// <summary>The service does not know the file, and it was not sent.</summary>
    public static Code NotSubmitted { get; } = new("SPK2008", nameof(NotSubmitted), Severity.Error, ExitCodes.Refused);

    /// <summary>The service's verdict is older than the policy allows.</summary>
    public static Code VerdictTooOld { get; } = new("SPK2009", nameof(VerdictTooOld), Severity.Error, ExitCodes.Refused);

    /// <summary>The file is larger than what is scanned.</summary>
    public static Code TooLarge { get; } = new("SPK2010", nameof(TooLarge), Severity.Error, ExitCodes.Refused);

    /// <summary>What is inside of an archive was not looked up, or not all of it.</summary>
    public static Code ArchiveNotRead { get; } = new("SPK2011", nameof(ArchiveNotRead), Severity.Warning, ExitCodes.Refused);

    /// <summary>An archive cannot be looked into without a password.</summary>
    public static Code ArchiveEncrypted { get; } = new("SPK2012", nameof(ArchiveEncrypted), Severity.Warning, ExitCodes.Refused);

    /// <summary>The service cannot be reached.</summary>
    public static Code Unreachable { get; } = new("SPK3001", nameof(Unreachable), Severity.Error, ExitCodes.Unavailable);

    /// <summary>The service does not answer.</summary>
    public static Code NoAnswer { get; } = new("SPK3002", nameof(NoAnswer), Severity.Error, ExitCodes.Unavailable);

    /// <summary>The service's quota or capacity is used up.</summary>
    public static Code QuotaExceeded { get; } = new("SPK3003", nameof(QuotaExceeded), Severity.Error, ExitCodes.Unavailable);

    /// <summary>The service failed, or answered with something that cannot be used.</summary>
    public static Code ServiceError { get; } = new("SPK3004", nameof(ServiceError), Severity.Error, ExitCodes.Unavailable);

    /// <summary>The deadline came before the last answer.</summary>
    public static Code DeadlineReached { get; } = new("SPK3005", nameof(DeadlineReached), Severity.Error, ExitCodes.Deadline);

    /// <summary>The run was cancelled.</summary>
    public static Code Cancelled { get; } = new("SPK3006", nameof(Cancelled), Severity.Error, ExitCodes.Cancelled);

    /// <summary>A suppression ends within fourteen days.</summary>
    public static Code SuppressionEndsSoon { get; } = new("SPK4001", nameof(SuppressionEndsSoon), Severity.Warning, ExitCodes.Refused);

    /// <summary>A suppression suppressed nothing.</summary>
    public static Code SuppressionUnused { get; } = new("SPK4002", nameof(SuppressionUnused), Severity.Warning, ExitCodes.Refused);

    /// <summary>A suppression has ended.</summary>
    public static Code SuppressionExpired { get; } = new("SPK4003", nameof(SuppressionExpired), Severity.Warning, ExitCodes.Refused);

    /// <summary>The verdict that was suppressed has changed.</summary>
    public static Code SuppressionVoid { get; } = new("SPK4004", nameof(SuppressionVoid), Severity.Warning, ExitCodes.Refused);

    /// <summary>The baseline cannot be used.</summary>
    public static Code InvalidBaseline { get; } = new("SPK4005", nameof(InvalidBaseline), Severity.Error, ExitCodes.Configuration);

    /// <summary>Every code, in the order of their ids.</summary>
    public static IReadOnlyList<Code> All { get; } =
    [
        NoServiceAddress, CredentialMissing, InvalidSetting, CredentialRefused, NothingMatched, TlsNotTrusted, NotTheService,
        InvalidHash, InvalidRulesFile, FileNotWritten, InvalidSpec, InvalidPolicy, InvalidManifest,
        ClockSkewed, CertificateEndsSoon, NotEncrypted,
        Malicious, Suspicious, Unknown, NotScanned, FileChanged, SubmissionRefused, SampleNotAvailable, NotSubmitted, VerdictTooOld, TooLarge, ArchiveNotRead, ArchiveEncrypted,
        Unreachable, NoAnswer, QuotaExceeded, ServiceError, DeadlineReached, Cancelled,
        SuppressionEndsSoon, SuppressionUnused, SuppressionExpired, SuppressionVoid, InvalidBaseline,
    ];

    /// <summary>The code with this id.</summary>
    /// <param name="id">Such as <c>SPK2001</c>.</param>
    /// <returns>The code, or <c>null</c> when this version has none of that id.</returns>
    public static Code? Find(string? id) => All.FirstOrDefault(code => code.Id == id);
}
