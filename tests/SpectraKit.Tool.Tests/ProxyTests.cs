using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>The proxy that the environment names: read once in a process, so tried in processes of their own.</summary>
public sealed class ProxyTests : IDisposable
{
    private const string Hash = "0000000000000000000000000000000000000000000000000000000000000000";

    private readonly TemporaryFolder _folder = new();
    private readonly TcpListener _proxy = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _requests = new();

    public ProxyTests() => _proxy.Start();

    private string Address => $"127.0.0.1:{((IPEndPoint)_proxy.LocalEndpoint).Port}";

    public void Dispose()
    {
        _proxy.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("somebody:s3cret@", "Proxy-Authorization: Basic c29tZWJvZHk6czNjcmV0")]
    public async Task The_proxy_of_the_environment_is_used_with_and_without_a_user(string user, string? authorization)
    {
        var run = await RunAsync("http://appliance.invalid", ("http_proxy", $"http://{user}{Address}"));

        Assert.DoesNotContain("s3cret", run.Output + run.Errors, StringComparison.Ordinal);
        var last = _requests.Last();
        Assert.StartsWith("POST http://appliance.invalid/api/", last, StringComparison.Ordinal);
        Assert.Equal(authorization, last.Split("\r\n").FirstOrDefault(l => l.StartsWith("Proxy-Authorization", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task A_host_that_the_environment_excludes_is_asked_without_the_proxy()
    {
        await RunAsync("http://appliance.invalid", ("http_proxy", $"http://{Address}"), ("no_proxy", ".invalid"));

        Assert.Empty(_requests);
    }

    [Fact]
    public async Task A_service_on_this_machine_is_asked_without_the_proxy()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();

        await RunAsync($"http://127.0.0.1:{port}", ("http_proxy", $"http://{Address}"));

        Assert.Empty(_requests);
    }

    [Fact]
    public async Task The_doctor_says_that_the_proxy_has_a_user_and_not_which()
    {
        var run = await RunAsync(["doctor", "--url", "http://appliance.invalid"], ("http_proxy", $"http://somebody:s3cret@{Address}"));

        Assert.Contains($"http://{Address}, with a user.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", run.All, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", run.All, StringComparison.Ordinal);
    }

    private Task<ProcessRun> RunAsync(string url, params (string Name, string Value)[] environment) => RunAsync(["status", Hash, "--url", url], environment);

    private async Task<ProcessRun> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var answering = AnswerAsync(stop.Token);

        // What this machine's own environment says of proxies must not be heard: small letters come before capitals.
        var variables = new Dictionary<string, string> { ["SPECTRAKIT_TOKEN"] = "t0ken", ["no_proxy"] = "nobody.invalid" };
        foreach (var (name, value) in environment)
            variables[name] = value;
        var run = await ToolProcess.RunAsync(_folder.Path, variables, arguments);
        await stop.CancelAsync();
        await answering;
        return run;
    }

    /// <summary>A proxy that wants a user the first time, and refuses the second.</summary>
    private async Task AnswerAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var client = await _proxy.AcceptTcpClientAsync(cancellationToken);
                var request = new StringBuilder();
                while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                    request.Append(Encoding.Latin1.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer, cancellationToken)));

                _requests.Enqueue(request.ToString());
                var answer = request.ToString().Contains("Proxy-Authorization", StringComparison.OrdinalIgnoreCase)
                    ? "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    : "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer), cancellationToken);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The tool left, or the test is over.
            }
        }
    }
}
