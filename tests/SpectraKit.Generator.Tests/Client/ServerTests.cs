using SpectraKit.Generator.Tests.Servers;
using SpectraKit.Runtime;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>The addresses that a document names, and the operations that have one of their own.</summary>
public sealed class ServerTests
{
    [Fact]
    public void An_address_is_chosen_by_its_name_and_filled_in()
    {
        Assert.Equal("https://api.example.com/v1", ServersClientServers.Production().AbsoluteUri);
        Assert.Equal("https://eu.example.com/v2", ServersClientServers.RegionExampleComPortVVersion().AbsoluteUri);
        Assert.Equal("http://us.example.com:8080/v2", ServersClientServers.RegionExampleComPortVVersion(scheme: "http", region: "us", port: "8080").AbsoluteUri);
        Assert.Equal("http://here/v1", ServersClientServers.OnPremises(new("http://here:80")).AbsoluteUri);
    }

    [Fact]
    public void A_variable_is_one_of_its_values()
    {
        var refused = Assert.Throws<ArgumentException>(() => ServersClientServers.RegionExampleComPortVVersion(scheme: "ftp"));

        Assert.Contains("'ftp' is none of what 'scheme' may be: https, http.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_the_document_leaves_open_is_the_callers_to_name()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => Wire.SendAsync(t => new ServersClient(t), c => c.PatchBAsync()));

        Assert.Contains("The server of patchB, 'https://{tenant}.example.com', is not an address. Name one for it in Servers.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_with_a_server_of_its_own_goes_there_or_where_the_caller_says()
    {
        await using var server = OneRequestServer.Answering(new WireAnswer { Status = 204 });
        using var client = new ServersClient(new ApiClientOptions
        {
            BaseAddress = new(server.Address, "/v1"),
            Servers = new Dictionary<string, Uri> { ["https://uploads.example.com/y"] = new(server.Address, "/uploads") },
        });

        await client.GetAAsync(TestContext.Current.CancellationToken);
        await client.GetBAsync(TestContext.Current.CancellationToken);
        await client.PostBAsync(TestContext.Current.CancellationToken);
        await client.PutBAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["/v1/a", "/uploads/b", "/v1/b", "/other/b"], server.Requests.Select(request => new SentRequest(request).Target));
    }
}
