namespace SpectraKit.Emulator;

/// <summary>What an emulator is started with. Every member has a default that suits a test in the same process.</summary>
public sealed record EmulatorOptions
{
    /// <summary>
    /// Where to listen: scheme, host and port. Port 0 takes any free one; <see cref="SpectraEmulator.BaseAddress"/> then says which.
    /// Default: <c>http://127.0.0.1:0</c>. With a certificate the scheme is https whatever stands here; https without one makes a
    /// self-signed certificate at the start (<see cref="SpectraEmulator.CertificatePath"/>).
    /// </summary>
    public Uri Listen { get; init; } = new("http://127.0.0.1:0");

    /// <summary>
    /// The folder that holds what was submitted, kept from one run to the next and used by one emulator at a time.
    /// <c>null</c>, the default, takes a temporary folder that is deleted at the end.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>A JSON file of rules. Its rules come after <see cref="Rules"/>. <c>null</c>, the default, means none.</summary>
    public string? RulesFile { get; init; }

    /// <summary>Rules that give verdicts; the first that matches wins, and what none matches is unknown. Empty by default.</summary>
    public IReadOnlyList<VerdictRule> Rules { get; init; } = [];

    /// <summary>
    /// A folder of YARA rules (<c>.yar</c>, <c>.yara</c>), for which the program <c>yara</c> must be installed. They give a verdict where no
    /// rule of <see cref="Rules"/> and <see cref="RulesFile"/> does. <c>null</c>, the default, means none.
    /// </summary>
    public string? YaraDirectory { get; init; }

    /// <summary>The token that Spectra Analyze's operations ask for. Default: <c>emulator</c>.</summary>
    public string Token { get; init; } = "emulator";

    /// <summary>The user that Spectra Intelligence's operations ask for. Default: <c>emulator</c>.</summary>
    public string User { get; init; } = "emulator";

    /// <summary>The password that Spectra Intelligence's operations ask for. Default: <c>emulator</c>.</summary>
    public string Password { get; init; } = "emulator";

    /// <summary>
    /// How long a sample stays in processing before it is analysed, and whatever else is done in the background (a URL, a deletion
    /// in bulk, a PDF report) before it is done; zero or more. Zero, the default, analyses a submission before it is answered, so
    /// that a test sees the verdict at once.
    /// </summary>
    public TimeSpan AnalysisDelay { get; init; }

    /// <summary>How it misbehaves, for trying how a client takes it. Empty by default.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>A JSON file of faults. Its faults come after <see cref="Faults"/>. <c>null</c>, the default, means none.</summary>
    public string? FaultsFile { get; init; }

    /// <summary>Draws the faults: the same seed draws the same ones. <c>null</c>, the default, takes the faults file's seed, or 0.</summary>
    public int? FaultSeed { get; init; }

    /// <summary>
    /// Whether <c>/_emulator</c> answers, which no service has: state, reset, requests seen, faults. It asks for <see cref="Token"/>.
    /// Default: no.
    /// </summary>
    public bool HasAdminEndpoint { get; init; }

    /// <summary>A certificate in PEM, with its chain if there is one. <c>null</c>, the default, means plain HTTP or one of its own. Needs <see cref="TlsKeyPath"/>.</summary>
    public string? TlsCertificatePath { get; init; }

    /// <summary>The certificate's private key in PEM, not encrypted.</summary>
    public string? TlsKeyPath { get; init; }

    /// <summary>How much the emulator takes, unpacks and serves.</summary>
    public EmulatorLimits Limits { get; init; } = new();

    /// <summary>The clock: time stamps, the analysis delay and the request limit follow it. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Text without the token and the password.</summary>
    /// <returns>The address and the folder.</returns>
    public override string ToString() => $"{Listen} {DataDirectory ?? "(temporary folder)"}";
}
