using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>A task that is told where the service is.</summary>
public abstract class ServiceTask : EngineTask
{
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
        settings.Timeout = TimeLimit ?? settings.Timeout;
        return settings;
    }
}
