using SpectraKit.Testing;

namespace SpectraKit.Scanning.Tests;

/// <summary>A folder, a service in memory, a clock on which nobody waits, and a scanner over them.</summary>
internal sealed class Bench(FakeService? service = null) : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public FakeService Service { get; } = service ?? new();

    public ImpatientClock Clock { get; } = new();

    public EngineHost Host => new()
    {
        WorkingFolder = Folder.Path,
        Time = Clock,
        Environment = _ => null,
        Connect = (_, _) => Task.FromResult(new ServiceConnection(new(ServiceKind.Analyze, "https://appliance.example.com/", false)) { Verdicts = Service }),
    };

    /// <summary>Scans. Whatever comes of it, its JSON form is what its schema says.</summary>
    public async Task<ScanReport> ScanAsync(Action<ScanSettings>? change = null, CancellationToken cancellationToken = default)
    {
        var settings = new ScanSettings { Include = ["**/*"] };
        change?.Invoke(settings);
        var report = await new Scanner(Host).ScanAsync(settings, null, cancellationToken);
        ReportSchema.ShouldAccept(JsonReport.Write(report));
        return report;
    }

    public void Dispose() => Folder.Dispose();
}
