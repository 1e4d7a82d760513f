using System.Text.Json.Nodes;
using SpectraKit.Testing;

namespace SpectraKit.Emulator.Tests;

public sealed class FaultsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Comments_trailing_commas_and_a_schema_are_welcome()
    {
        var path = _folder.Write("faults.json", """
            {
              "$schema": "faults.schema.json",
              "seed": 7, // the same faults in every run
              "faults": [{"fault": "latency", "delay": 0.5, "rate": 0.1}, {"fault": "unavailable", "retryAfter": 2, "retryAfterIsDate": true},],
            }
            """);

        var (seed, faults) = FaultsFileReader.Read(path);

        Assert.Equal(7, seed);
        Assert.Equal(
            [
                new Fault { Kind = FaultKind.Latency, Delay = TimeSpan.FromSeconds(0.5), Rate = 0.1 },
                new Fault { Kind = FaultKind.Unavailable, RetryAfter = TimeSpan.FromSeconds(2), RetryAfterIsDate = true },
            ],
            faults);
    }

    [Theory]
    [InlineData("{\"faults\": [\n  {\"fault\": \"latencey\"}]}", 2, 13)]
    [InlineData("{\"faults\": [\n  {\"fault\": \"latency\", \"speed\": 1}]}", 2, 24)]
    [InlineData("{\"faults\": [\n  {\"fault\": \"latency\", \"rate\": 1.5}]}", 2, 32)]
    [InlineData("{\"faults\": [\n  {\"fault\": \"latency\", \"rate\": \"1\"}]}", 2, 32)]
    [InlineData("{\"faults\": [\n  {\"rate\": 0.5}]}", 2, 3)]
    [InlineData("{\"faults\": [\n  {\"fault\": \"latency\", \"fault\": \"latency\"}]}", 2, 24)]
    [InlineData("{\"faults\": {}}", 1, 12)]
    [InlineData("{\"seed\": 1.5, \"faults\": []}", 1, 10)]
    [InlineData("{\"faults\": [], \"more\": 1}", 1, 16)]
    [InlineData("{\"seed\": 1}", 1, 1)]
    [InlineData("[]", 1, 1)]
    [InlineData("{\"faults\": [}", 1, 13)]
    public async Task A_mistake_is_found_by_line_and_column(string json, int line, int column)
    {
        var path = _folder.Write("faults.json", json);

        var e = await Assert.ThrowsAsync<EmulatorConfigurationException>(() => SpectraEmulator.StartAsync(new EmulatorOptions { FaultsFile = path }, TestContext.Current.CancellationToken));

        Assert.Equal((path, line, column), (e.File, e.Line, e.Column));
    }

    [Fact]
    public void The_schema_knows_every_kind_and_every_member()
    {
        var schema = JsonNode.Parse(FaultsSchema.Text)!;
        var members = schema["properties"]!["faults"]!["items"]!["properties"]!.AsObject();

        Assert.Equal(Fault.KindNames, members["fault"]!["enum"]!.AsArray().Select(kind => (string)kind!));
        foreach (var (member, _) in members)
        {
            if (member == "fault") continue;

            FaultText.With(new Fault { Kind = FaultKind.Latency }, member, "no such value\0", out var complaint);
            Assert.DoesNotContain("not a member", complaint, StringComparison.Ordinal);
        }

        FaultText.With(new Fault { Kind = FaultKind.Latency }, "no such member", "", out var whole);
        foreach (var (member, _) in members) Assert.Contains(member, whole, StringComparison.Ordinal);
    }
}
