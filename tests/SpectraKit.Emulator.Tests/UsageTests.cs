using System.Text.Json.Nodes;

namespace SpectraKit.Emulator.Tests;

public sealed class UsageTests
{
    private const string Missing = "ffffffffffffffffffffffffffffffffffffffff";
    private const string Daily = "/api/customer_usage/v1/usage/daily";

    [Fact]
    public async Task Answers_are_counted_by_product_and_day_a_bulk_query_once_for_each_sample()
    {
        var time = new ManualTime();
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { TimeProvider = time }, TestContext.Current.CancellationToken);
        using var cloud = new CloudClient(emulator);
        await cloud.SendAsync(HttpMethod.Get, $"/api/databrowser/malware_presence/query/sha1/{Missing}");
        await cloud.SendAsync(HttpMethod.Post, "/api/databrowser/malware_presence/bulk_query/json", CloudClient.Query("sha1", Missing, new string('e', 40), "zz"));
        await cloud.SendAsync(HttpMethod.Get, $"/api/xref/v2/query/sha1/{Missing}");
        time.Advance(TimeSpan.FromDays(1));
        await cloud.SendAsync(HttpMethod.Get, $"/api/databrowser/malware_presence/query/sha1/{Missing}");

        Assert.Equal(["TCA-0101 File Reputation 1"], await UsedAsync(cloud, Daily));
        Assert.Equal(["TCA-0101 File Reputation 3"], await UsedAsync(cloud, $"{Daily}?date=2026-01-02"));
        Assert.Equal(["TCA-0101 File Reputation 4"], await UsedAsync(cloud, $"{Daily}?from=2026-01-01&to=2026-01-31"));
        Assert.Equal(["TCA-0101 File Reputation 4"], await UsedAsync(cloud, "/api/customer_usage/v1/usage/company/monthly?month=2026-01"));
        Assert.Empty(await UsedAsync(cloud, "/api/customer_usage/v1/usage/monthly?month=2025-12"));
    }

    [Theory]
    [InlineData("?date=yesterday")]
    [InlineData("?date=2026-02-30")]
    [InlineData("?from=2026-02-01&to=2026-01-01")]
    [InlineData("?from=2024-01-01&to=2026-01-01")]
    [InlineData("?format=yaml")]
    public async Task A_time_that_is_none_is_answered_400(string query)
    {
        await using var emulator = await SpectraEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var cloud = new CloudClient(emulator);

        Assert.Equal(400, (await cloud.SendAsync(HttpMethod.Get, Daily + query)).Status);
    }

    [Fact]
    public async Task A_quota_that_is_used_up_is_429_until_midnight_for_what_costs_and_for_the_status_that_does_not()
    {
        var time = new ManualTime();
        await using var emulator = await SpectraEmulator.StartAsync(
            new EmulatorOptions { TimeProvider = time, Limits = new EmulatorLimits { CloudQueriesPerDay = 2 } }, TestContext.Current.CancellationToken);
        using var cloud = new CloudClient(emulator);
        var query = $"/api/databrowser/malware_presence/query/sha1/{Missing}";
        await cloud.SendAsync(HttpMethod.Get, query);
        await cloud.SendAsync(HttpMethod.Get, query);

        Assert.Equal(429, (await cloud.SendAsync(HttpMethod.Get, query)).Status);
        Assert.Equal(429, (await cloud.SendAsync(HttpMethod.Post, "/api/spex/download/v2/status/bulk_query/json", CloudClient.Query("sha1", Missing))).Status);
        Assert.Equal(["TCA-0101 File Reputation 2"], await UsedAsync(cloud, Daily));
        Assert.Equal(2, (int)(await cloud.JsonAsync(HttpMethod.Get, "/api/customer_usage/v1/limits"))["limits"]![0]!["limit"]!);

        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(200, (await cloud.SendAsync(HttpMethod.Get, query)).Status);
    }

    private static async Task<IEnumerable<string>> UsedAsync(CloudClient cloud, string path) =>
        (await cloud.JsonAsync(HttpMethod.Get, path))["usage_report"]!.AsArray().Select(used => $"{used!["product"]} {used["number_of_queries"]}");
}
