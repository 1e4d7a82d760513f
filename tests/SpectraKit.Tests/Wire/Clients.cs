using SpectraKit.Analyze;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;

namespace SpectraKit.Tests.Wire;

/// <summary>Clients with the emulator's credentials, for a server on this machine.</summary>
internal static class Clients
{
    public static SpectraAnalyzeClient Analyze(Uri address) =>
        new(new ApiClientOptions { BaseAddress = address, Credential = ApiCredential.Token("emulator"), MaxAttempts = 1 });

    public static SpectraIntelligenceClient Intelligence(Uri address) =>
        new(new ApiClientOptions { BaseAddress = address, Credential = ApiCredential.Basic("emulator", "emulator"), MaxAttempts = 1 });
}
