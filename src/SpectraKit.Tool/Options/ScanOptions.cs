using System.CommandLine;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>Everything that says what a scan is about, and nothing of where it writes: the same for a scan and for its plan.</summary>
internal sealed class ScanOptions
{
    private readonly FileArguments _files;
    private readonly ServiceOptions _service;
    private readonly VerdictServiceOptions _services;
    private readonly EmulatorChoice _emulator;
    private readonly PolicyOptions _policy;
    private readonly Option<string> _cache;

    private ScanOptions(Command command)
    {
        _files = FileArguments.AddTo(command, takesManifests: true);
        _service = ServiceOptions.AddTo(command);
        _services = VerdictServiceOptions.AddTo(command);
        _emulator = EmulatorChoice.AddTo(command, _service);
        _policy = PolicyOptions.AddTo(command);
        _cache = CacheOption.AddTo(command);
    }

    public static ScanOptions AddTo(Command command) => new(command);

    public ScanSettings Read(ParseResult parsed, Surroundings surroundings)
    {
        var settings = _service.Apply(parsed, _files.Apply(parsed, new ScanSettings(), surroundings));
        _services.Apply(parsed, settings);
        _emulator.Apply(parsed, settings);
        _policy.Apply(parsed, settings);
        settings.CacheFolder = CacheOption.FolderOf(parsed.GetValue(_cache), surroundings);
        return settings;
    }

    /// <inheritdoc cref="VerdictServiceOptions.Over"/>
    public Surroundings Over(Surroundings surroundings, ParseResult parsed) => _services.Over(surroundings, parsed);
}
