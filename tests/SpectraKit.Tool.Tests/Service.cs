using System.Security.Cryptography;
using SpectraKit.Emulator;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>A service to talk to, a folder to talk about, and the environment that says where the service is.</summary>
internal sealed class Service : IAsyncDisposable
{
    public const string Token = "canary-token-4c1f";
    public const string Password = "canary-password-88aa";

    private Service(SpectraEmulator emulator) => Emulator = emulator;

    public SpectraEmulator Emulator { get; }

    public TemporaryFolder Folder { get; } = new();

    public Dictionary<string, string> Environment => new()
    {
        ["SPECTRAKIT_URL"] = Emulator.BaseAddress.AbsoluteUri,
        ["SPECTRAKIT_TOKEN"] = Token,
        ["SPECTRAKIT_INTELLIGENCE_URL"] = Emulator.BaseAddress.AbsoluteUri,
        ["SPECTRAKIT_INTELLIGENCE_USER"] = "somebody",
        ["SPECTRAKIT_INTELLIGENCE_PASSWORD"] = Password,
    };

    public CommandLine CommandLine => new() { Folder = Folder.Path, Environment = Environment };

    public static Task<Service> StartAsync(params VerdictRule[] rules) => StartAsync(TimeSpan.Zero, rules);

    public static async Task<Service> StartAsync(TimeSpan analysisDelay, params VerdictRule[] rules)
    {
        var options = new EmulatorOptions { Token = Token, User = "somebody", Password = Password, Rules = rules, AnalysisDelay = analysisDelay };
        return new(await SpectraEmulator.StartAsync(options, TestContext.Current.CancellationToken));
    }

    /// <summary>A file that the service has analysed, and its SHA-256.</summary>
    public async Task<string> SampleAsync(string name, byte[] content)
    {
        Folder.Write(name, content);
        (await CommandLine.RunAsync("submit", name)).ShouldExitWith(0);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    public Task<string> SampleAsync(string name, string content) => SampleAsync(name, System.Text.Encoding.UTF8.GetBytes(content));

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        Folder.Dispose();
    }
}
