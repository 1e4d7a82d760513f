using System.Reflection;
using SpectraKit.Generator.Tests.Kit;
using SpectraKit.Runtime;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>Every x-kit extension on a service that is not ours: what is sent, what is read, what is tried again.</summary>
public sealed class KitTests
{
    private static readonly Guid _id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_go_on_until_one_is_not_full()
    {
        await using var server = OneRequestServer.Answering(request => request.Contains("page=1", StringComparison.Ordinal) ? Loaves("a", "b") : Loaves("c"));
        using var client = Connect(server);
        var skus = new List<string?>();

        await foreach (var loaf in client.EnumerateLoavesAsync(pageSize: 2, cancellationToken: Cancellation))
            skus.Add(loaf.Sku);

        Assert.Equal(["a", "b", "c"], skus);
        Assert.Equal(["/loaves?page=1&size=2", "/loaves?page=2&size=2"], server.Requests.Select(request => new SentRequest(request).Target));
    }

    [Fact]
    public async Task A_list_is_split_and_its_answers_are_one()
    {
        await using var server = OneRequestServer.Answering(request => Found([.. new SentRequest(request).Target.Split('?')[1].Split('&').Select(pair => pair.Split('=')[1])]));
        using var client = Connect(server);
        var skus = new List<string?>();

        await foreach (var loaf in client.GetPricesAllAsync(["a", "b", "c"], Cancellation))
            skus.Add(loaf.Sku);

        Assert.Equal(["a", "b", "c"], skus.Order(StringComparer.Ordinal));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Waiting_ends_when_the_answer_says_so()
    {
        var calls = 0;
        await using var server = OneRequestServer.Answering(_ => ++calls < 3 ? """{"state":"rising"}""" : """{"state":"burnt"}""");
        using var client = Connect(server);

        var batch = await client.WaitForBatchAsync("7", TimeSpan.FromMinutes(5), Cancellation);

        Assert.Equal(("burnt", 3), (batch.State, calls));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Only_what_is_safe_is_tried_again_after_the_statuses_that_are_worth_it(bool isSafe, int requests)
    {
        await using var server = OneRequestServer.Answering(new WireAnswer { Status = 503 });
        using var client = Connect(server, maxAttempts: 2);

        await Assert.ThrowsAsync<ApiException>(() => isSafe ? client.ListLoavesAsync(cancellationToken: Cancellation) : client.PlaceOrderAsync(Cancellation));

        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task An_answer_may_be_empty_where_the_document_says_so()
    {
        await using var server = OneRequestServer.Answering(new WireAnswer());
        using var client = Connect(server);

        Assert.Null(await client.GetLoafAsync(_id, Cancellation));
        Assert.Equal($"/loaves/{_id}", new SentRequest(server.Requests[0]).Target);
    }

    [Theory]
    [InlineData("2.50")]
    [InlineData("\"2.50\"")]
    public async Task Types_and_quotes_are_read_as_they_come(string price)
    {
        await using var server = OneRequestServer.Answering($$"""{"id":"{{_id}}","price":{{price}},"sliced":1}""");
        using var client = Connect(server);

        var loaf = await client.GetLoafAsync(_id, Cancellation);

        Assert.Equal(new Loaf { Id = _id, Price = 2.50m, Sliced = true }, loaf);
    }

    [Fact]
    public async Task A_key_goes_with_its_prefix()
    {
        var sent = await Wire.SendAsync(transport => new KitClient(transport), client => client.PlaceOrderAsync(Cancellation), new ApiClientOptions { BaseAddress = Wire.Options.BaseAddress, Credential = ApiCredential.Token("t0k3n") });

        Assert.Equal("Apron t0k3n", sent["X-Baker"]);
    }

    [Fact]
    public void An_operation_has_its_limits()
    {
        var operation = Operations.PlaceOrder;

        Assert.Equal((2, TimeSpan.FromHours(1), "oven"), (operation.RateLimit!.Permits, operation.RateLimit.Window, operation.RateLimit.Group));
        Assert.Equal((3, "counter"), (operation.Concurrency!.Permits, operation.Concurrency.Group));
    }

    [Fact]
    public void What_is_replaced_says_by_what()
    {
        var obsolete = typeof(KitClient).GetMethod("OldLoavesAsync")!.GetCustomAttribute<ObsoleteAttribute>()!;

        Assert.Equal("SPK0190", obsolete.DiagnosticId);
        Assert.Contains("KitClient.ListLoavesAsync", obsolete.Message, StringComparison.Ordinal);
    }

    private static KitClient Connect(OneRequestServer server, int maxAttempts = 1) => new(new ApiClientOptions
    {
        BaseAddress = server.Address,
        Credential = ApiCredential.Token("t0k3n"),
        MaxAttempts = maxAttempts,
    });

    private static string Loaves(params string[] skus) => $$"""{"found":{{Found(skus)}}}""";

    private static string Found(params string[] skus) => $$"""{"loaves":[{{string.Join(',', skus.Select(sku => $$"""{"sku":"{{sku}}"}"""))}}]}""";
}
