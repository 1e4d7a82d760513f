using System.Text;
using System.Text.Json;
using SpectraKit.Generator.Tests.Orders;
using SpectraKit.Runtime;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>What a generated client really sends, and what it makes of what it is sent.</summary>
public sealed class WireTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Optional_members_that_are_not_set_are_not_sent()
    {
        await using var server = OneRequestServer.Answering("""{"id":1,"customer":null}""");
        using var client = Connect(server);

        await client.Orders.CreateOrderAsync(new Order { Id = 1, Customer = null }, Cancellation);

        Assert.StartsWith("POST /orders HTTP/1.1\r\n", server.Requests[0], StringComparison.Ordinal);
        Assert.Equal("""{"id":1,"customer":null}""", Body(server));
    }

    [Fact]
    public async Task A_null_that_is_set_is_sent()
    {
        await using var server = OneRequestServer.Answering("""{"id":1,"customer":null}""");
        using var client = Connect(server);

        await client.Orders.CreateOrderAsync(new Order { Id = 1, Customer = "c", Comment = (string?)null }, Cancellation);

        Assert.Equal("""{"id":1,"customer":"c","comment":null}""", Body(server));
    }

    [Fact]
    public async Task Absent_and_null_are_told_apart_when_read()
    {
        await using var server = OneRequestServer.Answering("""{"results":[{"id":1,"customer":null},{"id":2,"customer":null,"comment":null},{"id":3,"customer":null,"comment":"c"}]}""");
        using var client = Connect(server);

        var page = await client.Orders.ListOrdersAsync(cancellationToken: Cancellation);

        Assert.Equal([default, new Optional<string?>(null), new Optional<string?>("c")], page.Results.Select(order => order.Comment));
    }

    [Fact]
    public async Task Enum_text_is_exact_and_an_unknown_value_survives()
    {
        await using var server = OneRequestServer.Answering("""{"id":1,"customer":"c","state":"a new\u0020state"}""");
        using var client = Connect(server);

        var order = await client.Orders.GetOrderAsync(7, Cancellation);
        await client.Orders.CreateOrderAsync(order, Cancellation);
        await client.Orders.CreateOrderAsync(order with { State = State.OnHold }, Cancellation);

        Assert.StartsWith("GET /orders/7?format=json HTTP/1.1\r\n", server.Requests[0], StringComparison.Ordinal);
        Assert.Equal(new State("a new state"), order.State);
        Assert.Equal("""{"id":1,"customer":"c","state":"a new state"}""", Body(server, 1));
        Assert.Equal("""{"id":1,"customer":"c","state":"on-hold"}""", Body(server, 2));
    }

    [Theory]
    [InlineData("""{"customer":"c"}""", "id")]
    [InlineData("""{"id":1}""", "customer")]
    public async Task A_required_member_that_is_missing_is_named(string json, string member)
    {
        await using var server = OneRequestServer.Answering(json);
        using var client = Connect(server);

        var e = await Assert.ThrowsAsync<ApiException>(() => client.Orders.GetOrderAsync(1, Cancellation));

        Assert.Equal(ApiErrorKind.Content, e.Kind);
        Assert.Contains($"'{member}'", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_is_explained_in_the_documents_words()
    {
        await using var server = OneRequestServer.Answering("{}"u8.ToArray(), status: 404);
        using var client = Connect(server);

        var e = await Assert.ThrowsAsync<ApiException>(() => client.Orders.GetOrderAsync(1, Cancellation));

        Assert.Equal(("getOrder", "There is no such order."), (e.OperationId, e.Meaning));
    }

    [Fact]
    public void Names_are_read_in_any_spelling_and_the_last_of_two_members_wins()
    {
        var order = Read("""{"\u0069d":1,"id":2,"customer":"a","customer":"b","a\"b\\c":"q","gr\u00f6\u00dfe":1.5,"unknown":{"x":[1,{"y":2}]}}""");

        Assert.Equal((2, "b", "q", 1.5), (order.Id, order.Customer, order.ABC, order.Größe));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var order = new Order
        {
            Id = long.MaxValue,
            Customer = "\"\\\u2028\ud83d\ude00",
            Comment = new Optional<string?>("c"),
            State = State.Placed,
            ABC = "",
            Größe = -0.1,
            Lines = [new() { Sku = "s", Count = 3 }, new() { Sku = "" }],
            Extra = new Dictionary<string, JsonElement> { ["x"] = JsonSerializer.SerializeToElement(new[] { 1, 2 }) },
        };

        var text = Write(order);

        Assert.Equal(text, Write(Read(text)));
        Assert.Equal("""{"sku":"s","count":3}""", JsonDocument.Parse(text).RootElement.GetProperty("lines")[0].GetRawText());
    }

    [Theory]
    [InlineData("""{"id":1,"customer":"c","lines":[{"sku":"s","count":"12"}]}""", 12)]
    [InlineData("""{"id":1,"customer":"c","lines":[{"sku":"s","count":12}]}""", 12)]
    [InlineData("""{"id":1,"customer":"c","lines":[{"sku":"s","count":null}]}""", null)]
    public void A_number_is_read_in_quotes_and_without(string json, int? expected) => Assert.Equal(expected, Read(json).Lines![0].Count);

    [Fact]
    public void Whatever_the_bytes_the_reader_returns_or_throws_its_one_exception()
    {
        var random = new Random(5);
        var document = Encoding.UTF8.GetBytes("""{"id":1,"customer":"\u00e4","comment":null,"state":"x","a\"b\\c":"q","lines":[{"sku":"s","count":"1"}],"extra":{"\ud83d\ude00":[1e5,true,null]}}""");
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])document.Clone();
            for (var hits = random.Next(1, 4); hits > 0; hits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                var reader = new Utf8JsonReader(bytes);
                reader.Read();
                Order.Read(ref reader);
                read++;
            }
            catch (JsonException)
            {
                // The one that it may.
            }
        }

        Assert.InRange(read, 1, 19_999);
    }

    [Fact]
    public async Task Parameters_are_spelt_as_their_styles_say()
    {
        await using var server = OneRequestServer.Answering("""{"results":[]}""");
        using var client = Connect(server);

        await client.Orders.ListOrdersAsync(ids: [1, 2], filter: new() { State = "a&b", From = new(2026, 11, 1) }, state: "on hold", cancellationToken: Cancellation);

        Assert.StartsWith("GET /orders?ids=1&ids=2&filter%5Bstate%5D=a%26b&filter%5Bfrom%5D=2026-11-01&state=on%20hold HTTP/1.1\r\n", server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_has_the_fields_that_are_set()
    {
        await using var server = OneRequestServer.Answering("");
        using var client = Connect(server);

        await client.LogInAsync(new() { User = "a b&c", Scopes = ["x", "y"] }, Cancellation);

        Assert.Contains("Content-Type: application/x-www-form-urlencoded\r\n", server.Requests[0], StringComparison.Ordinal);
        Assert.Equal("user=a+b%26c&scopes=x&scopes=y", Body(server));
    }

    [Fact]
    public async Task Multipart_has_a_part_for_each_value()
    {
        await using var server = OneRequestServer.Answering("");
        using var client = Connect(server);

        await client.UploadFileAsync(new() { File = ApiFile.FromBytes("bytes"u8.ToArray(), "a.bin"), Tags = ["x", "y"], Order = new() { Id = 1, Customer = null } }, Cancellation);

        var parts = Body(server).Split("\r\n--").Where(part => part.Contains("form-data", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, parts.Count);
        Assert.Contains("name=\"file\"; filename=\"a.bin\"", parts[0], StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nbytes", parts[0], StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nx", parts[1], StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\ny", parts[2], StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json", parts[3], StringComparison.Ordinal);
        Assert.EndsWith("""{"id":1,"customer":null}""", parts[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_walked_by_number_and_an_address_is_never_followed()
    {
        await using var server = OneRequestServer.Answering(request => request.StartsWith("GET /orders?page=3", StringComparison.Ordinal)
            ? """{"results":[{"id":3,"customer":null}],"next":null}"""
            : """{"results":[{"id":1,"customer":null}],"next":"http://192.0.2.1/orders?page=9"}""");
        using var client = Connect(server);
        var ids = new List<long>();

        await foreach (var order in client.Orders.EnumerateOrdersAsync(pageSize: 10, cancellationToken: Cancellation))
            ids.Add(order.Id);

        Assert.Equal([1, 1, 3], ids);
        Assert.Equal(
            ["GET /orders?page=1&page_size=10", "GET /orders?page=2&page_size=10", "GET /orders?page=3&page_size=10"],
            server.Requests.Select(request => request.Split(" HTTP")[0]));
    }

    [Fact]
    public async Task A_list_is_sent_in_batches()
    {
        await using var server = OneRequestServer.Answering(request =>
            $$"""{"results":[{{string.Join(',', JsonDocument.Parse(request.Split("\r\n\r\n")[1]).RootElement.GetProperty("ids").EnumerateArray().Select(id => $$"""{"id":{{id}},"state":"placed"}"""))}}]}""");
        using var client = Connect(server);
        var ids = new List<long>();

        await foreach (var status in client.Orders.GetOrderStatusAllAsync(new() { Ids = [1, 2, 3, 4, 5] }, Cancellation))
            ids.Add(status.Id);

        Assert.Equal([1, 2, 3, 4, 5], ids.Order());
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Waiting_goes_on_until_as_many_as_were_asked_for_are_done()
    {
        var calls = 0;
        await using var server = OneRequestServer.Answering(_ => ++calls switch
        {
            1 => """{"results":[]}""",
            2 => """{"results":[{"id":1,"state":"placed"}]}""",
            3 => """{"results":[{"id":1,"state":"placed"},{"id":2,"state":"on-hold"}]}""",
            _ => """{"results":[{"id":1,"state":"placed"},{"id":2,"state":"placed"}]}""",
        });
        using var client = Connect(server);

        var answer = await client.Orders.WaitForOrderStatusAsync(new() { Ids = [1, 2, 2] }, TimeSpan.FromMinutes(5), Cancellation);

        Assert.Equal(4, calls);
        Assert.All(answer.Results, result => Assert.Equal(State.Placed, result.State));
    }

    private static OrdersClient Connect(OneRequestServer server) => new(new ApiClientOptions { BaseAddress = server.Address });

    private static string Body(OneRequestServer server, int request = 0) => server.Requests[request].Split("\r\n\r\n", 2)[1];

    private static Order Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return Order.Read(ref reader);
    }

    private static string Write(Order order)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Order.Write(writer, order);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
