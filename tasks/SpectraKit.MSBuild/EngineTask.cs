using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>
/// What the tasks have in common: where the service is, and how an engine's findings become MSBuild's errors and warnings. A task is a
/// bag of properties; whatever it decides, the engine decided.
/// </summary>
public abstract class EngineTask : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The service's address.</summary>
    /// <value>The environment variable <c>SPECTRAKIT_URL</c> by default.</value>
    public string? Url { get; set; }

    /// <summary>
    /// The name of the environment variable that holds the token, never the token: a task's parameters are written to binary logs.
    /// </summary>
    /// <value><c>SPECTRAKIT_TOKEN</c> by default.</value>
    public string? TokenVariable { get; set; }

    /// <summary>Whether an emulator is started and asked in the service's place.</summary>
    /// <value><c>false</c> by default.</value>
    public bool Emulator { get; set; }

    /// <summary>The emulator's rules, a JSON file. Has no effect without <see cref="Emulator"/>.</summary>
    /// <value>None by default.</value>
    public string? EmulatorRules { get; set; }

    /// <summary>A PEM file of certificates to trust beside the system's.</summary>
    /// <value>None by default.</value>
    public string? CaFile { get; set; }

    /// <summary>How long all of it may take, as <c>hh:mm:ss</c>; longer than zero.</summary>
    /// <value>30 minutes by default.</value>
    public string? Timeout { get; set; }

    /// <summary>
    /// The folder that relative paths start from; the project's. It is asked for because a task in an imported file cannot tell the
    /// project's folder by itself, and a process that builds several projects at once has no current folder worth the name.
    /// </summary>
    /// <value>The current folder by default, which is the project's unless several projects are built in one process (<c>-mt</c>).</value>
    public string? WorkingFolder { get; set; }

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        var host = new EngineHost
        {
            WorkingFolder = Path.GetFullPath(WorkingFolder is null or "" ? "." : WorkingFolder),
            Emulator = new EmulatorProcess(PackagedTool.Path),
            Session = BuildSession.Of(BuildEngine)?.Engine,
        };

        // The engine waits for a service for minutes at times; a node that has yielded builds other projects meanwhile.
        var engine = BuildEngine as IBuildEngine3;
        engine?.Yield();
        Action report;
        try
        {
            report = RunAsync(host, _cancellation.Token).GetAwaiter().GetResult();
        }
        catch (ProblemException e)
        {
            report = () => Tell(e.Problem);
        }
        finally
        {
            engine?.Reacquire();
        }

        report();
        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        _cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs the engine.</summary>
    /// <param name="host">What the engine stands on.</param>
    /// <param name="cancellationToken">Set when the build is cancelled.</param>
    /// <returns>What reports to MSBuild; called when the node is the build's again.</returns>
    private protected abstract Task<Action> RunAsync(EngineHost host, CancellationToken cancellationToken);

    /// <summary>Fills in what is common to all verbs.</summary>
    /// <typeparam name="T">The verb's settings.</typeparam>
    /// <param name="settings">The settings, which only have what is the verb's own.</param>
    /// <returns>The same settings.</returns>
    /// <exception cref="ProblemException">The time-out is none.</exception>
    private protected T Complete<T>(T settings)
        where T : ServiceSettings
    {
        settings.Url = NullIfEmpty(Url);
        settings.Emulator = Emulator;
        settings.EmulatorRules = NullIfEmpty(EmulatorRules);
        settings.CaFile = NullIfEmpty(CaFile);
        if (NullIfEmpty(TokenVariable) is { } variable)
            settings.TokenVariable = variable;
        if (NullIfEmpty(Timeout) is { } timeout)
            settings.Timeout = TimeSpanOf(timeout);
        return settings;
    }

    /// <summary>Reports a problem that has no file.</summary>
    /// <param name="problem">The problem.</param>
    private protected void Tell(Problem problem) => Tell(problem.Severity, problem.Code, file: null, SafeText.Of(problem.Message));

    /// <summary>
    /// Reports one thing. A file is given the position (1,1), since the problem matchers of CI hosts want one; a problem without a
    /// file is the project's.
    /// </summary>
    /// <param name="severity">How bad it is.</param>
    /// <param name="code">What it is.</param>
    /// <param name="file">The file that it is about.</param>
    /// <param name="message">The sentence.</param>
    private protected void Tell(Severity severity, Code code, string? file, string message)
    {
        var position = file is null ? 0 : 1;
        switch (severity)
        {
            case Severity.Error:
                Log.LogError(null, code.Id, null, code.DocsPage, file, position, position, 0, 0, message);
                break;
            case Severity.Warning:
                Log.LogWarning(null, code.Id, null, code.DocsPage, file, position, position, 0, 0, message);
                break;
            default:
                Log.LogMessage(null, code.Id, null, file, position, position, 0, 0, MessageImportance.High, message);
                break;
        }
    }

    private protected static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private protected static ProblemException Invalid(string property, string text, string expected) =>
        new(new(Codes.InvalidSetting, $"{property} has '{SafeText.Of(text)}'; it takes {expected}."));

    private static TimeSpan TimeSpanOf(string text) =>
        TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Invalid("SpectraKitTimeout", text, "a time such as 00:30:00");
}
