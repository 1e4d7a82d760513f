namespace SpectraKit.Benchmarks.Transfers;

/// <summary>The programs that are compared.</summary>
internal static class Programs
{
    public static MeasuredProcess Curl(params string[] arguments) => new("curl", "curl", arguments);

    /// <summary>This program, with another verb.</summary>
    public static MeasuredProcess Self(string side, params string[] arguments) =>
        new(side == "raw-queries" ? "HttpClient" : "SpectraKit", "dotnet", ["exec", typeof(Programs).Assembly.Location, "transfers", side, .. arguments]);
}
