namespace SpectraKit.Scanning;

/// <summary>One call through the front door.</summary>
/// <param name="Settings">What the front set, without what makes the host.</param>
/// <param name="Host">What the engine stands on.</param>
/// <param name="Log">What people hear.</param>
/// <param name="CancellationToken">Ends it early.</param>
internal sealed record FrontCall(SettingsText Settings, EngineHost Host, FrontLog Log, CancellationToken CancellationToken)
{
    /// <summary>The verb's settings. What is left over is a mistake, so all else that the verb takes has to be taken before.</summary>
    /// <exception cref="ProblemException">A setting cannot be used, or is none of this verb (SPK1003).</exception>
    public T Read<T>(Func<SettingsText, T> read)
    {
        var settings = read(Settings);
        Settings.RequireNothingElse();
        return settings;
    }
}
