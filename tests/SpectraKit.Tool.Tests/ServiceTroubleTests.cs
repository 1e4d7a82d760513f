using System.Net;
using System.Net.Sockets;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>Services that are not there, not asked rightly, or not willing: each with its code and its exit code, for a scan and for the other verbs.</summary>
public sealed class ServiceTroubleTests : IDisposable
{
    private const string Hash = "0000000000000000000000000000000000000001";
    private readonly TemporaryFolder _folder = new();

    public ServiceTroubleTests() => _folder.Write("a.dll", "harmless");

    public static TheoryData<string> Commands => ["scan a.dll", "submit a.dll", $"status {Hash}", $"download {Hash} --output d", $"report {Hash}", "search sha1:*", $"extracted list {Hash}", $"reanalyze {Hash}", $"delete {Hash} --yes"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Without_an_address_nothing_is_asked(string command)
    {
        var run = await With([]).RunAsync(command.Split(' '));

        run.ShouldExitWith(2).ShouldComplain("SPK1001").ShouldComplain("SPECTRAKIT_URL").ShouldComplain("--url");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Without_a_token_nothing_is_asked(string command)
    {
        var run = await With(new() { ["SPECTRAKIT_URL"] = "http://127.0.0.1:1" }).RunAsync(command.Split(' '));

        run.ShouldExitWith(2).ShouldComplain("SPK1002").ShouldComplain("SPECTRAKIT_TOKEN");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_wrong_token_is_named_as_such(string command)
    {
        await using var service = await Service.StartAsync();

        var run = await With(new() { ["SPECTRAKIT_URL"] = service.Emulator.BaseAddress.AbsoluteUri, ["SPECTRAKIT_TOKEN"] = "canary-wrong" }).RunAsync(command.Split(' '));

        run.ShouldExitWith(2);
        Assert.Contains("SPK1004", run.All, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", run.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scan a.dll")]
    [InlineData($"report {Hash}")]
    public async Task A_host_that_refuses_connections_is_unreachable(string command)
    {
        // A port that was free a moment ago.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var run = await With(new() { ["SPECTRAKIT_TOKEN"] = "t" }).RunAsync([.. command.Split(' '), "--url", $"http://127.0.0.1:{port}", "--timeout", "00:00:20"]);

        run.ShouldExitWith(4).ShouldComplain("SPK3001");
    }

    [Theory]
    [InlineData("scan a.dll", 4, "SPK3002")]
    [InlineData($"status {Hash}", 4, "SPK3002")]
    [InlineData($"report {Hash}", 5, "SPK3005")]
    public async Task A_host_that_never_answers_costs_no_more_than_the_time_limit(string command, int exitCode, string code)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var run = await With(new() { ["SPECTRAKIT_TOKEN"] = "t" }).RunAsync([.. command.Split(' '), "--url", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", "--timeout", "00:00:02"]);

        run.ShouldExitWith(exitCode).ShouldComplain(code);
    }

    [Fact]
    public async Task An_address_with_a_password_in_it_is_refused_without_being_repeated()
    {
        var run = await With(new() { ["SPECTRAKIT_TOKEN"] = "t" }).RunAsync("scan", "a.dll", "--url", "https://user:canary-in-url@host.example");

        run.ShouldExitWith(2).ShouldComplain("SPK1003");
        Assert.DoesNotContain("canary", run.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_variable_can_hold_the_token()
    {
        await using var service = await Service.StartAsync();

        var run = await With(new() { ["MY_TOKEN"] = Service.Token }).RunAsync("scan", "a.dll", "--url", service.Emulator.BaseAddress.AbsoluteUri, "--token-variable", "MY_TOKEN");

        run.ShouldExitWith(0);
        Assert.DoesNotContain(Service.Token, run.All, StringComparison.Ordinal);
        Assert.DoesNotContain("emulator's", run.All, StringComparison.Ordinal);
    }

    private CommandLine With(Dictionary<string, string> environment) => new() { Folder = _folder.Path, Environment = environment };
}
