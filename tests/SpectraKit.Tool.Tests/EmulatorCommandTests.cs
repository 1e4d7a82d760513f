using System.Net;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary><c>spectrakit emulator</c> as a process: how it says that it is ready, and how it ends.</summary>
public sealed class EmulatorCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_says_one_line_when_it_answers_and_SIGTERM_ends_it_with_0()
    {
        using var tool = RunningTool.Start(_folder.Path, null, "emulator", "--listen", "http://127.0.0.1:0", "--data", "data");
        await tool.SaysAsync("Listening on ");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(tool, "emulator"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(tool, "wrong"));
        tool.Terminate();

        Assert.Equal(0, await tool.EndAsync());
        Assert.Matches(@"^Listening on http://127\.0\.0\.1:\d+\n$", tool.Output);
        Assert.Empty(tool.Errors);
        Assert.True(Directory.Exists(_folder.Combine("data")));
    }

    [Fact]
    public async Task Interrupting_it_ends_it_with_0()
    {
        using var tool = RunningTool.Start(_folder.Path, null, "emulator", "--listen", "http://127.0.0.1:0");
        await tool.SaysAsync("Listening on ");

        tool.Interrupt();

        Assert.Equal(0, await tool.EndAsync());
    }

    [Theory]
    [InlineData("--until-stdin-closes", null)]
    [InlineData(null, "1")]
    public async Task It_ends_with_its_input_when_its_parent_asked_for_that(string? option, string? variable)
    {
        var environment = variable is null ? null : new Dictionary<string, string> { ["SPECTRAKIT_EMULATOR_STOP_WITH_INPUT"] = variable };
        string[] arguments = ["emulator", "--listen", "http://127.0.0.1:0", .. option is null ? (string[])[] : [option]];
        using var tool = RunningTool.Start(_folder.Path, environment, arguments);
        await tool.SaysAsync("Listening on ");

        tool.CloseInput();

        Assert.Equal(0, await tool.EndAsync());
    }

    [Fact]
    public async Task Its_token_comes_from_the_variable_that_is_named()
    {
        var environment = new Dictionary<string, string> { ["MY_TOKEN"] = "canary-7f3a" };
        using var tool = RunningTool.Start(_folder.Path, environment, "emulator", "--listen", "http://127.0.0.1:0", "--token-variable", "MY_TOKEN");
        await tool.SaysAsync("Listening on ");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(tool, "canary-7f3a"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(tool, "emulator"));
        tool.Terminate();
        await tool.EndAsync();
        Assert.DoesNotContain("canary", tool.Output + tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_the_rules_is_told_with_its_line_and_column()
    {
        _folder.Write("rules.json", "{\"rules\": [\n  {\"nme\": \"x\"}]}");

        var run = await new CommandLine { Folder = _folder.Path }.RunAsync("emulator", "--rules", "rules.json");

        run.ShouldExitWith(2).ShouldComplain("SPK1009").ShouldComplain("rules.json(2,4)");
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_mistake_in_the_faults_is_told_with_its_place()
    {
        _folder.Write("faults.json", "{\"faults\": [\n  {\"fault\": \"latencey\"}]}");

        var file = await new CommandLine { Folder = _folder.Path }.RunAsync("emulator", "--faults", "faults.json");
        var option = await new CommandLine { Folder = _folder.Path }.RunAsync("emulator", "--fault", "latency,rate=7");

        file.ShouldExitWith(2).ShouldComplain("SPK1009").ShouldComplain("faults.json(2,13)");
        option.ShouldExitWith(2).ShouldComplain("SPK1003").ShouldComplain("rate is 0 to 1");
    }

    [Fact]
    public async Task It_misbehaves_as_told_and_answers_its_administrator()
    {
        using var tool = RunningTool.Start(_folder.Path, null, "emulator", "--listen", "http://127.0.0.1:0", "--fault", "unavailable,operation=POST *,times=1", "--admin");
        await tool.SaysAsync("Listening on ");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(tool, "emulator"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(tool, "emulator"));
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Token", "emulator");
        var requests = await client.GetStringAsync(new Uri(new Uri(tool.Output["Listening on ".Length..].Trim()), "/_emulator/requests"), TestContext.Current.CancellationToken);
        Assert.Contains("\"status\":503,\"fault\":\"unavailable\"", requests, StringComparison.Ordinal);
        tool.Terminate();
        await tool.EndAsync();
    }

    [Fact]
    public async Task Https_without_a_certificate_prints_where_its_own_lies()
    {
        using var tool = RunningTool.Start(_folder.Path, null, "emulator", "--listen", "https://127.0.0.1:0", "--data", "data");
        await tool.SaysAsync("Listening on ");

        Assert.Matches(@"^Certificate (.*certificate\.pem)\nListening on https://127\.0\.0\.1:\d+\n$", tool.Output);
        Assert.True(File.Exists(_folder.Combine("data", "certificate.pem")));
        tool.Terminate();
        await tool.EndAsync();
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_as_such()
    {
        await using var first = await Emulator.SpectraEmulator.StartAsync(null, TestContext.Current.CancellationToken);

        var run = await new CommandLine().RunAsync("emulator", "--listen", first.BaseAddress.AbsoluteUri);

        run.ShouldExitWith(2).ShouldComplain("SPK1003").ShouldComplain("cannot be listened on");
    }

    [Fact]
    public async Task An_address_of_another_machine_is_told_as_such()
    {
        // 192.0.2.0/24 is kept for documentation: no machine has it.
        var run = await new CommandLine().RunAsync("emulator", "--listen", "http://192.0.2.1:5080");

        run.ShouldExitWith(2).ShouldComplain("SPK1003").ShouldComplain("cannot be listened on");
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningTool tool, string token)
    {
        var address = new Uri(tool.Output["Listening on ".Length..].Trim());
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/api/samples/status/"))
        {
            Content = new StringContent("""{"hash_values": ["00000000000000000000000000000000"]}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"Token {token}");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
