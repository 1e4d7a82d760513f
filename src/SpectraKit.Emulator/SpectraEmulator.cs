using System.Net;
using System.Security.Cryptography.X509Certificates;
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
    private readonly X509Certificate2? _certificate;

    private SpectraEmulator(WebApplication server, Laboratory laboratory, Uri baseAddress, string token, X509Certificate2? certificate, string? certificatePath)
    {
        _server = server;
        _laboratory = laboratory;
        BaseAddress = baseAddress;
        Token = token;
        _certificate = certificate;
        CertificatePath = certificatePath;
    }

    /// <summary>Where both services answer, with the port that was really taken.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The token that Spectra Analyze's operations ask for.</summary>
    public string Token { get; }

    /// <summary>
    /// The certificate in PEM, for clients that are to trust it: the one that was given, or the self-signed one, which lies in the
    /// data folder. <c>null</c> for plain HTTP.
    /// </summary>
    public string? CertificatePath { get; }

    /// <summary>The last requests, up to 10,000, in the order in which their answers began. Requests to unknown paths are not among them.</summary>
    public IReadOnlyList<EmulatorRequest> Requests => _laboratory.Requests.All;

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
        var laboratory = await Laboratory.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        WebApplication? server = null;
        X509Certificate2? certificate = null;
        try
        {
            certificate = Certificates.Of(options);
            server = EmulatorServer.Build(options, laboratory, certificate);
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
            var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            var certificatePath = options.TlsCertificatePath ?? (certificate is null ? null : laboratory.Keep(certificate));
            return new SpectraEmulator(server, laboratory, Reachable(address), options.Token, certificate, certificatePath);
        }
        catch (Exception e)
        {
            if (server is not null) await server.DisposeAsync().ConfigureAwait(false);
            await laboratory.DisposeAsync().ConfigureAwait(false);
            certificate?.Dispose();
            if (e is IOException or System.Net.Sockets.SocketException) throw new EmulatorConfigurationException($"{options.Listen} cannot be listened on: {e.Message}", innerException: e);
            throw;
        }
    }

    /// <summary>Misbehaves in these ways from now on, and in no others; without any, it behaves. The seed stays, and counting begins anew.</summary>
    /// <param name="faults">The ways, each drawn for itself.</param>
    /// <exception cref="EmulatorConfigurationException">A fault is out of its range; everything stays as it was.</exception>
    public void SetFaults(params IReadOnlyList<Fault> faults) => _laboratory.SetFaults(faults, _laboratory.Faults.Seed);

    /// <summary>
    /// Adds a rule that comes before all others, and analyses again what it is about: what a test calls to change its mind. It does
    /// not outlive the emulator, whatever its data folder.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="cancellationToken">Gives up waiting; the rule holds all the same.</param>
    /// <returns>When every sample has the verdict that is now due to it.</returns>
    /// <exception cref="EmulatorConfigurationException">The rule is wrong.</exception>
    public Task SetVerdictAsync(VerdictRule rule, CancellationToken cancellationToken = default) => _laboratory.AddRuleAsync(rule, cancellationToken);

    /// <summary>Forgets every sample and request, and misbehaves as at the start.</summary>
    public void Reset() => _laboratory.Reset();

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
        _certificate?.Dispose();
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
