using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SpectraKit.Benchmarks.Transfers;

/// <summary>A server on this machine that gives and takes bytes, and answers status queries, as fast as it can.</summary>
internal sealed class TransferServer : IAsyncDisposable
{
    private readonly Process _process;

    private TransferServer(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("spectrakit-transfers-").FullName;

    public static async Task<TransferServer> StartAsync()
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", ["exec", typeof(TransferServer).Assembly.Location, "transfers", "server"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
            },
        };
        process.Start();
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new TransferServer(process, new Uri(line));
    }

    /// <summary>The server's own process: ends when its input does.</summary>
    public static async Task<int> RunAsync(long length)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        await using var application = builder.Build();
        var block = new byte[256 * 1024];
        new Random(1).NextBytes(block);
        application.Run(context => AnswerAsync(context, block, length));
        await application.StartAsync();
        Console.WriteLine(application.Urls.Single() + "/");
        await Console.In.ReadToEndAsync();
        return 0;
    }

    /// <summary>A file of so many bytes, made once.</summary>
    public string SourceFile(long length)
    {
        var path = Path.Combine(Folder, "source.bin");
        if (File.Exists(path))
            return path;

        var block = new byte[1024 * 1024];
        new Random(1).NextBytes(block);
        using var file = File.Create(path);
        for (long written = 0; written < length; written += block.Length)
            file.Write(block);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task AnswerAsync(HttpContext context, byte[] block, long length)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.ContentLength = length;
            for (long sent = 0; sent < length; sent += block.Length)
                await context.Response.Body.WriteAsync(block);
            return;
        }

        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(TransferSides.StatusAnswer);
    }
}
