using SpectraKit.Analyze;
using SpectraKit.Emulator;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;

namespace SpectraKit.Tests.Operational;

/// <summary>An emulator and both clients, on one clock and with nothing between them.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private Bench(SpectraEmulator emulator, Func<ApiCredential, ApiClientOptions> optionsWith)
    {
        Emulator = emulator;
        Analyze = new SpectraAnalyzeClient(optionsWith(ApiCredential.Token("emulator")));
        Intelligence = new SpectraIntelligenceClient(optionsWith(ApiCredential.Basic("emulator", "emulator")));
    }

    public SpectraEmulator Emulator { get; }

    public SpectraAnalyzeClient Analyze { get; }

    public SpectraIntelligenceClient Intelligence { get; }

    public static async Task<Bench> OpenAsync(EmulatorOptions options, CancellationToken cancellationToken, int maxAttempts = 1)
    {
        var emulator = await SpectraEmulator.StartAsync(options, cancellationToken);
        return new Bench(emulator, credential => new ApiClientOptions
        {
            BaseAddress = emulator.BaseAddress,
            Credential = credential,
            TimeProvider = options.TimeProvider,
            MaxAttempts = maxAttempts,
        });
    }

    public async Task<SampleHash> SubmitAsync(byte[] content, CancellationToken cancellationToken) =>
        (await Analyze.Submissions.SubmitFileAsync(new SubmitFileRequest { File = ApiFile.FromBytes(content, "sample.bin") }, cancellationToken)).Detail.Sha1!.Value;

    public async ValueTask DisposeAsync()
    {
        Analyze.Dispose();
        Intelligence.Dispose();
        await Emulator.DisposeAsync();
    }
}
