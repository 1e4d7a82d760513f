using System.Text.Json;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary><c>spectrakit doctor</c>: lines, JSON, exit code.</summary>
public sealed class DoctorCommandTests
{
    [Fact]
    public async Task A_service_that_is_well_is_said_to_be_and_no_secret_is_shown()
    {
        await using var service = await Service.StartAsync();

        var run = await service.CommandLine.RunAsync("doctor");

        run.ShouldExitWith(0).ShouldSay("A scan would work from here.").ShouldSay("Spectra Analyze").ShouldSay("Spectra Intelligence").ShouldSay("Read from SPECTRAKIT_TOKEN; not shown.");
        Assert.DoesNotContain("canary", run.All, StringComparison.Ordinal);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task An_emulator_of_its_own_can_be_looked_at() =>
        (await new CommandLine().RunAsync("doctor", "--emulator")).ShouldExitWith(0).ShouldSay("An emulator, started for this run.");

    [Fact]
    public async Task What_is_wrong_comes_with_what_to_do_and_with_the_exit_code_that_a_scan_would_have()
    {
        await using var service = await Service.StartAsync();
        var environment = service.Environment;
        environment["SPECTRAKIT_TOKEN"] = "canary-wrong";

        var run = await (service.CommandLine with { Environment = environment }).RunAsync("doctor");

        run.ShouldExitWith(2).ShouldSay("failed   rights").ShouldSay("SPK1004").ShouldSay("Make a new token").ShouldSay("A scan would not work from here.");
        Assert.DoesNotContain("canary", run.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_form_has_every_check_in_the_frame_of_all_verbs()
    {
        var run = await new CommandLine().RunAsync("doctor", "--json");

        run.ShouldExitWith(2);
        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal("doctor", report.RootElement.GetProperty("verb").GetString());
        var address = report.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("check").GetString() == "address");
        Assert.Equal(("failed", "SPK1001"), (address.GetProperty("state").GetString(), address.GetProperty("problem").GetProperty("code").GetString()));
        Assert.NotEqual(JsonValueKind.Null, address.GetProperty("advice").ValueKind);
    }

    [Fact]
    public async Task The_proxy_of_the_environment_is_shown_without_its_password()
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string>
        {
            ["SPECTRAKIT_TOKEN"] = "t",
            ["http_proxy"] = "http://somebody:s3cret@127.0.0.1:9",
            ["no_proxy"] = "nobody.invalid",
        };

        var run = await ToolProcess.RunAsync(folder.Path, environment, "doctor", "--url", "http://appliance.invalid");

        Assert.Contains("http://127.0.0.1:9, with a user.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", run.All, StringComparison.Ordinal);
    }
}
