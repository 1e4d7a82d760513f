using Microsoft.Build.Framework;
using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>Downloads samples by digest. What is downloaded may be live malware: keep it where nothing runs it.</summary>
[MSBuildMultiThreadableTask]
public sealed class DownloadSamples : VerbTask
{
    /// <summary>MD5, SHA-1, SHA-256 or SHA-512 digests.</summary>
    [Required]
    public string[] Hashes { get; set; } = [];

    /// <summary>The folder that the samples go to, each under its digest as its name.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>Which service to ask: <c>analyze</c> or <c>intelligence</c>.</summary>
    /// <value><c>analyze</c> by default.</value>
    public string? Service { get; set; }

    /// <summary>The samples that were downloaded, with metadata <c>Hash</c>.</summary>
    [Output]
    public ITaskItem[] Samples { get; private set; } = [];

    private protected override async Task<Action> RunAsync(EngineHost host, CancellationToken cancellationToken)
    {
        var settings = Complete(new DownloadSettings { Hashes = Hashes, Folder = Folder });
        if (NullIfEmpty(Service) is { } service)
        {
            settings.Kind = Words.TryRead<ServiceKind>(service, out var kind)
                ? kind
                : throw Invalid("Service", service, "analyze or intelligence");
        }

        var report = await new SampleDownloader(host).DownloadAsync(settings, progress: null, cancellationToken).ConfigureAwait(false);
        return () =>
        {
            LogReport(report, sample => sample.Hash);
            Samples = [.. report.Items.Where(sample => sample.Path is not null).Select(sample => Item(sample.Path!, ("Hash", sample.Hash)))];
        };
    }
}
