using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpectraKit.Generator.Tests.Client;
using SpectraKit.Runtime;

namespace SpectraKit.Generator.Tests.Comparison;

/// <summary>Somebody's code, compiled together with the client of a document.</summary>
internal sealed class Caller
{
    private readonly CSharpCompilation _compilation;

    private Caller(CSharpCompilation compilation) => _compilation = compilation;

    /// <summary>What the compiler says of the code, and not of the client.</summary>
    public IReadOnlyList<Diagnostic> Complaints =>
        [.. _compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(complaint => complaint.DefaultSeverity >= DiagnosticSeverity.Warning)];

    public bool Compiles => Complaints.All(complaint => complaint.DefaultSeverity != DiagnosticSeverity.Error);

    public static Caller Of(string document, string code)
    {
        var files = GeneratorRun.Of(document).ShouldCompile().Files;
        return new(GeneratorRun.EmptyCompilation([.. files.Select(file => file.SourceText.ToString()), Class(code)])
            .WithOptions(GeneratorRun.EmptyCompilation().Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default)));
    }

    /// <summary>What the code sends, and what it comes to.</summary>
    public async Task<string> RunAsync(int status, string answer)
    {
        var code = new MemoryStream();
        var emitted = _compilation.Emit(code, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        code.Position = 0;
        var run = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(code).GetType("Somebody")!.GetMethod("RunAsync")!;

        await using var server = OneRequestServer.Answering(status == 204 ? new WireAnswer { Status = 204 } : WireAnswer.Of(answer, status));
        using var transport = new ApiTransport(new ApiClientOptions { BaseAddress = server.Address, MaxAttempts = 1 });
        string result;
        try
        {
            result = await (Task<string>)run.Invoke(null, [transport])!;
        }
        catch (ApiException e)
        {
            result = $"{e.Kind} {e.GetType().Name}";
        }

        var sent = server.Requests.Count == 0 ? "nothing" : new SentRequest(server.Requests[0]) is var request ? $"{request.Method} {request.Target} {request["Content-Type"]} {request.Body}" : "";
        return $"sent {sent}\ncame to {result}";
    }

    private static string Class(string code) => $$"""
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Sample.Api;
        using SpectraKit.Runtime;

        #pragma warning disable CS0162, CS1591 // What follows a return; nobody reads this documentation.
        public static class Somebody
        {
            public static async Task<string> RunAsync(ApiTransport transport)
            {
                var client = new SampleClient(transport);
                await Task.CompletedTask;
                {{code}}
                return "done";
            }
        }
        """;
}
