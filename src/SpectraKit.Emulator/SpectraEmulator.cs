using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace SpectraKit.Emulator;

/// <summary>
/// A local Spectra Analyze and Spectra Intelligence at one address, for trying, testing and developing without an account.
/// It stores, hashes, unpacks and classifies what it is sent; its verdicts are those of its rules and say nothing about real threats.
/// </summary>
public sealed class SpectraEmulator : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly WebApplication _server;
    private readonly Laboratory _laboratory;

    private SpectraEmulator(WebApplication server, Laboratory laboratory, Uri baseAddress)
    {
        _server = server;
        _laboratory = laboratory;
        BaseAddress = baseAddress;
    }

    /// <summary>Where both services answer, with the port that was really taken.</summary>
    public Uri BaseAddress { get; }

    /// <summary>What it has done so far.</summary>
    public EmulatorCounters Counters => _laboratory.Counters;

    /// <summary>Starts an emulator; it answers when this returns.</summary>
    /// <param name="options">How; <c>null</c> takes the defaults.</param>
    /// <param name="cancellationToken">Gives up starting. It does not stop an emulator that has started: disposing does.</param>
    /// <returns>The running emulator.</returns>
    /// <exception cref="EmulatorConfigurationException">An option, a rule, the data folder, the certificate or the address cannot be used.</exception>
    public static async Task<SpectraEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        OptionChecks.Check(options);
        var laboratory = Laboratory.Open(options);
        WebApplication? server = null;
        try
        {
            server = EmulatorServer.Build(options, laboratory);
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
            var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            return new SpectraEmulator(server, laboratory, Reachable(address));
        }
        catch (Exception e)
        {
            if (server is not null) await server.DisposeAsync().ConfigureAwait(false);
            await laboratory.DisposeAsync().ConfigureAwait(false);
            if (e is IOException or System.Net.Sockets.SocketException) throw new EmulatorConfigurationException($"{options.Listen} cannot be listened on: {e.Message}", innerException: e);
            throw;
        }
    }

    /// <summary>
    /// Takes no more requests, gives those that are being answered five seconds, ends the analyses that run, and deletes the
    /// data folder if it was a temporary one.
    /// </summary>
    /// <returns>When all of that is done.</returns>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _server.StopAsync(patience.Token).ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        await _laboratory.DisposeAsync().ConfigureAwait(false);
    }

    // "Any address" is one to listen on, not one to connect to.
    private static Uri Reachable(string address)
    {
        var uri = new UriBuilder(address);
        if (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip))
        {
            if (ip.Equals(IPAddress.Any)) uri.Host = IPAddress.Loopback.ToString();
            if (ip.Equals(IPAddress.IPv6Any)) uri.Host = $"[{IPAddress.IPv6Loopback}]";
        }

        return uri.Uri;
    }
}
