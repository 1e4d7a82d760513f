using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SpectraKit.Emulator;

/// <summary>The web server: every operation on its path, and nothing of a host application's habits.</summary>
internal static class EmulatorServer
{
    /// <exception cref="EmulatorConfigurationException">The address cannot be used.</exception>
    public static WebApplication Build(EmulatorOptions options, Laboratory laboratory, X509Certificate2? certificate)
    {
        var endpoint = EndPointOf(options.Listen);

        // Empty and not slim: no configuration of the surrounding program, no environment, no logging, no signal handling.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore();
        if (certificate is not null) builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Sizes are the operations' own affair, and a slow client is a client.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(endpoint, listener =>
            {
                if (certificate is not null) listener.UseHttps(certificate);
            });
        });
        builder.Services.AddRoutingCore();

        var server = builder.Build();
        var gate = new Gate(options);
        foreach (var operation in Operations(options, laboratory, gate))
            server.MapMethods(operation.Path, [operation.Method], new OperationEndpoint(operation, gate, laboratory, options.TimeProvider).HandleAsync);
        if (options.HasAdminEndpoint) new AdminEndpoints(laboratory, gate).MapTo(server);
        return server;
    }

    private static IEnumerable<Operation> Operations(EmulatorOptions options, Laboratory laboratory, Gate gate)
    {
        var (store, queue, background, counters) = (laboratory.Store, laboratory.Queue, laboratory.Background, laboratory.Counters);
        var usage = new UsageLog(options.Limits.CloudQueriesPerDay, options.TimeProvider);
        return
        [
            .. new TokenOperations(gate, options.Token).All,
            .. new UrlOperations(store, laboratory.Rules, background).All,
            .. new SubmissionOperations(store, queue, counters, options.Limits).All,
            .. new StatusOperations(store).All,
            .. new ReportOperations(store, queue, counters).All,
            .. new ClassificationOperations(store).All,
            .. new DownloadOperations(store, counters).All,
            .. new ExtractedFileOperations(store).All,
            .. new ReanalysisOperations(store, queue, counters).All,
            .. new SearchOperations(store).All,
            .. new StaticReportOperations(store).All,
            .. new PdfOperations(store, background).All,
            .. new ContainerOperations(store).All,
            .. new DeletionOperations(store, background).All,
            .. new TagOperations(store).All,
            .. new ManualClassificationOperations(store).All,
            .. new CloudDownloadOperations(store, counters, new DownloadLimits(options.Limits, options.TimeProvider), usage).All,
            .. new ReputationOperations(store, usage).All,
            .. new OverrideOperations(store, usage).All,
            .. new ScanHistoryOperations(store, usage).All,
            .. new FileAnalysisOperations(store, usage).All,
            .. new UploadOperations(store, queue, counters, options.Limits, usage).All,
            .. new CloudDeletionOperations(store, background, usage).All,
            .. new RescanOperations(store, queue, counters, usage).All,
            .. new CloudSearchOperations(store, usage).All,
            .. new UsageOperations(usage).All,
        ];
    }

    private static IPEndPoint EndPointOf(Uri listen)
    {
        if (!listen.IsAbsoluteUri || (listen.Scheme != Uri.UriSchemeHttp && listen.Scheme != Uri.UriSchemeHttps) || listen.AbsolutePath != "/")
            throw new EmulatorConfigurationException($"\"{listen}\" is not an address to listen on: http://127.0.0.1:5080 is one.");
        if (listen.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) return new IPEndPoint(IPAddress.Loopback, listen.Port);

        return IPAddress.TryParse(listen.Host.Trim('[', ']'), out var address)
            ? new IPEndPoint(address, listen.Port)
            : throw new EmulatorConfigurationException($"\"{listen.Host}\" is not an address of this machine: give an IP address or localhost.");
    }
}
