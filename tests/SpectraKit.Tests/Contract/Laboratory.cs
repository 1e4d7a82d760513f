using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using SpectraKit.Analyze;
using SpectraKit.Emulator;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;
using SpectraKit.Tests.Wire;

namespace SpectraKit.Tests.Contract;

/// <summary>An emulator, both clients, and between them a recorder of every exchange.</summary>
internal sealed class Laboratory : IAsyncDisposable
{
    /// <summary>What makes a sample malicious here: a text that is harmless anywhere else.</summary>
    public const string Mark = "marked as malicious by a rule of this test";

    private readonly SpectraEmulator _emulator;
    private readonly HttpClient _passingOn;

    private Laboratory(SpectraEmulator emulator, HttpClient passingOn, RecordingServer recorder)
    {
        (_emulator, _passingOn, Recorder) = (emulator, passingOn, recorder);
        Analyze = Clients.Analyze(recorder.BaseAddress);
        Intelligence = Clients.Intelligence(recorder.BaseAddress);
    }

    public RecordingServer Recorder { get; }

    public SpectraAnalyzeClient Analyze { get; }

    public SpectraIntelligenceClient Intelligence { get; }

    public static async Task<Laboratory> OpenAsync(CancellationToken cancellationToken, TimeSpan analysisDelay = default)
    {
        var rule = new VerdictRule
        {
            Bytes = Convert.ToHexString(Encoding.UTF8.GetBytes(Mark)),
            Classification = "malicious",
            RiskScore = 10,
            ThreatName = "Text.Trojan.Example",
        };
        var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { Rules = [rule], AnalysisDelay = analysisDelay }, cancellationToken);
        var passingOn = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        return new Laboratory(emulator, passingOn, await RecordingServer.InFrontOfAsync(emulator.BaseAddress, passingOn, cancellationToken));
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A ZIP archive, byte for byte the same every time.</summary>
    public static byte[] Zip(params (string Path, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in entries)
            {
                var entry = archive.CreateEntry(path);
                entry.LastWriteTime = new DateTimeOffset(2026, 1, 2, 3, 4, 6, TimeSpan.Zero);
                using var content = entry.Open();
                content.Write(Text(text));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Has the appliance take a sample.</summary>
    public async Task<SampleHash> SubmitAsync(byte[] content, string name, CancellationToken cancellationToken)
    {
        var submission = await Analyze.Submissions.SubmitFileAsync(new SubmitFileRequest { File = ApiFile.FromBytes(content, name) }, cancellationToken);
        var sha1 = SampleHash.FromBytes(SHA1.HashData(content));
        Assert.Equal(sha1, submission.Detail.Sha1);
        return sha1;
    }

    public async ValueTask DisposeAsync()
    {
        Analyze.Dispose();
        Intelligence.Dispose();
        await Recorder.DisposeAsync();
        _passingOn.Dispose();
        await _emulator.DisposeAsync();
    }
}
