using System.Diagnostics;

namespace SpectraKit.Testing;

/// <summary>Programs that a test is going to interrupt as Ctrl+C does.</summary>
internal static class Interruptible
{
    /// <summary>
    /// How to start <c>dotnet</c> so that it hears of it: whatever starts a test run in the background makes it, and all that it starts, deaf to interrupts.
    /// </summary>
    public static ProcessStartInfo Dotnet(IEnumerable<string> arguments) => OperatingSystem.IsLinux()
        ? new("env", ["--default-signal=INT", "dotnet", .. arguments])
        : new("dotnet", arguments);
}
