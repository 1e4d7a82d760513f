using System.Net;
using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>The package SpectraKit.Generator in a project of somebody else's, on a document of their own.</summary>
public sealed class GeneratorTests(PackedPackages packages)
{
    private const string Library = """
        {
          "openapi": "3.0.3",
          "info": { "title": "A library", "version": "1" },
          "paths": {
            "/books/{isbn}": {
              "get": {
                "tags": ["Books"],
                "operationId": "getBook",
                "summary": "One book.",
                "parameters": [{ "name": "isbn", "in": "path", "required": true, "description": "Which book.", "schema": { "type": "string" } }],
                "responses": {
                  "200": { "description": "The book.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Book" } } } },
                  "404": { "description": "There is no such book." }
                }
              }
            }
          },
          "components": {
            "schemas": {
              "Book": {
                "type": "object",
                "description": "A book.",
                "required": ["title", "pages"],
                "properties": {
                  "title": { "type": "string", "description": "Its title." },
                  "pages": { "type": "integer", "format": "int32", "description": "How many pages it has." },
                  "binding": { "type": "string", "enum": ["hardback", "paperback"], "description": "How it is bound." }
                }
              }
            }
          }
        }
        """;

    [Fact]
    public async Task A_document_of_ones_own_becomes_a_client_that_works()
    {
        using var service = new HttpListener();
        var address = Listen(service);
        var answering = AnswerAsync(service, """{"title": "Nineteen lines", "pages": 19, "binding": "spiral"}""");
        using var consumer = Library_(
            $$"""
            using var client = new Books.LibraryClient(new SpectraKit.Runtime.ApiClientOptions { BaseAddress = new Uri("{{address}}") });
            var book = await client.Books.GetBookAsync("978-3");
            Console.WriteLine($"{book.Title} has {book.Pages} pages, {book.Binding}, {book.Binding == Books.BookBinding.Hardback}");
            """,
            Library);

        var run = await consumer.DotnetAsync(["run"]);

        run.ShouldExitWith(0);
        Assert.Contains("Nineteen lines has 19 pages, spiral, False", run.Output);
        Assert.Equal("/books/978-3", await answering);
    }

    [Fact]
    public async Task A_document_that_is_not_json_is_an_error_at_its_place()
    {
        using var consumer = Library_("", "{\n  \"openapi\": \"3.0.3\",\n  \"paths\" {}\n}");

        var build = await consumer.DotnetAsync(["build", "-tl:off"]);

        build.ShouldExitWith(1);
        Assert.Contains("library.json(3,11): error SPK0001: ", build.Output);
    }

    [Fact]
    public async Task A_reference_that_leads_nowhere_is_an_error_at_its_place()
    {
        using var consumer = Library_("", Library.Replace("schemas/Book\"", "schemas/Bock\"", StringComparison.Ordinal));

        var build = await consumer.DotnetAsync(["build", "-tl:off"]);

        build.ShouldExitWith(1);
        Assert.Matches(@"library\.json\(12,\d+\): error SPK0006: .*#/components/schemas/Bock", build.Output);
    }

    private Consumer Library_(string program, string document)
    {
        var consumer = new Consumer(packages);
        consumer.Write("Program.cs", program);
        consumer.Write("library.json", document);
        consumer.WriteProject(
            "app.csproj",
            """
            <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
            <ItemGroup><EndpointSpec Include="library.json" Namespace="Books" Client="LibraryClient" /></ItemGroup>
            """,
            "SpectraKit.Generator",
            "SpectraKit.Runtime");
        return consumer;
    }

    private static string Listen(HttpListener service)
    {
        // HttpListener does not take port 0; a free port is asked for elsewhere, and asked for again if somebody else was quicker.
        for (var attempt = 0; ; attempt++)
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
            probe.Stop();
            service.Prefixes.Clear();
            service.Prefixes.Add(address);
            try
            {
                service.Start();
                return address;
            }
            catch (HttpListenerException) when (attempt < 10)
            {
            }
        }
    }

    private static async Task<string> AnswerAsync(HttpListener service, string json)
    {
        var context = await service.GetContextAsync();
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(json));
        context.Response.Close();
        return context.Request.RawUrl!;
    }
}
