namespace SpectraKit.Emulator;

/// <summary>One way to misbehave: where, how often, and with what particulars.</summary>
public sealed record Fault
{
    /// <summary>Every kind as it is written in files and on command lines: <c>reset-before</c>.</summary>
    public static IReadOnlyList<string> KindNames => FaultText.Kinds;

    /// <summary>What happens.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>
    /// Where: an operation as documented (<c>POST /api/submit/file/</c>), with <c>*</c> for any text (<c>GET *</c>), or a service
    /// (<c>analyze</c>, <c>intelligence</c>). Default: everywhere. Without meaning for samples.
    /// </summary>
    public string Operation { get; init; } = "*";

    /// <summary>How often: 0 to 1. Default: 1, always.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>How many requests go well before the first that may not. Default: 0.</summary>
    public int After { get; init; }

    /// <summary>How often at most. <c>null</c>, the default, means without end.</summary>
    public int? Times { get; init; }

    /// <summary>How late the answer comes, for <see cref="FaultKind.Latency"/>. Default: one second.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How fast the body comes, for <see cref="FaultKind.SlowBody"/>, 1 or more. Default: 1,024.</summary>
    public int BytesPerSecond { get; init; } = 1024;

    /// <summary>The <c>Retry-After</c> of 429 and 503, in whole seconds. <c>null</c>, the default, means that there is none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether <c>Retry-After</c> is a date instead of seconds. Default: no.</summary>
    public bool RetryAfterIsDate { get; init; }

    /// <summary>Reads a fault as it is written on a command line: <c>unavailable,rate=0.3,operation=POST /api/submit/file/,retryAfter=2</c>.</summary>
    /// <param name="text">The kind, and after commas the members of the faults file as <c>name=value</c>.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="EmulatorConfigurationException">Something in it is wrong.</exception>
    public static Fault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FaultText.Parse(text);
    }
}
