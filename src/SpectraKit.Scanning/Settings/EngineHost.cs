namespace SpectraKit.Scanning;

/// <summary>What a front gives the engine of its own surroundings. Everything has a default that is right for a process of one's own.</summary>
public sealed class EngineHost
{
    /// <summary>Reads an environment variable; <c>null</c> when it is not set.</summary>
    /// <value>The process's environment by default.</value>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The folder that relative paths start from.</summary>
    /// <value>The process's current folder by default, as it is when the host is made.</value>
    public string WorkingFolder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>The clock.</summary>
    /// <value>The system's by default.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How to start an emulator when the settings ask for one.</summary>
    /// <value><c>null</c> by default: settings that ask for one are refused.</value>
    public IEmulatorHost? Emulator { get; init; }

    /// <summary>Connects to the service that settings name. For a service of one's own; the settings' address, credentials and emulator are then not looked at.</summary>
    /// <value><c>null</c> by default: the clients of Spectra Analyze and Spectra Intelligence.</value>
    public Func<ServiceSettings, CancellationToken, Task<ServiceConnection>>? Connect { get; init; }

    /// <summary>Connections that this run shares with others.</summary>
    /// <value><c>null</c> by default: the run has its own, and closes them.</value>
    public EngineSession? Session { get; init; }

    /// <summary>What the file system says of a file; for tests of file systems that say less than this one.</summary>
    internal Func<string, FileIdentity?> Look { get; init; } = FileIdentity.Of;

    internal ScanPacing Pacing { get; init; } = ScanPacing.Default;

    /// <summary>The same host, in another folder.</summary>
    internal EngineHost In(string workingFolder) => new()
    {
        Environment = Environment,
        WorkingFolder = workingFolder,
        Time = Time,
        Emulator = Emulator,
        Connect = Connect,
        Session = Session,
        Look = Look,
        Pacing = Pacing,
    };
}
