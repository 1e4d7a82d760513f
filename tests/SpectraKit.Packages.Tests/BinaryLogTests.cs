using System.IO.Compression;
using System.Text;
using Microsoft.Build.Logging.StructuredLogger;
using SpectraKit.Emulator;
using Task = System.Threading.Tasks.Task;

namespace SpectraKit.Packages.Tests;

/// <summary>
/// A token in the environment, a build with the most talkative log there is, and a search for the token in everything that it wrote.
/// The scan asks a service that wants this very token, so it was read and sent.
/// </summary>
public sealed class BinaryLogTests(PackedPackages packages)
{
    private const string Canary = "canary-4f1d2c7e-token";

    [Theory]
    [InlineData(Canary, 0)]
    [InlineData("another-token", 1)]
    public async Task The_token_is_in_no_log(string expected, int exitCode)
    {
        await using var service = await SpectraEmulator.StartAsync(new EmulatorOptions { Token = expected }, TestContext.Current.CancellationToken);
        using var consumer = new Consumer(packages);
        consumer.Write("Program.cs", "System.Console.WriteLine();");
        consumer.WriteProject("app.csproj", "<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>", "SpectraKit.MSBuild");

        var publish = await consumer.DotnetAsync(
            ["publish", "-bl:build.binlog", "-v:diag", "-tl:off", "-p:SpectraKitScan=true", $"-p:SpectraKitUrl={service.BaseAddress}", "-p:SpectraKitReport=scan.json"],
            new Dictionary<string, string> { ["SPECTRAKIT_TOKEN"] = Canary });

        publish.ShouldExitWith(exitCode);
        Assert.Contains(exitCode == 0 ? "SpectraKit: Passed." : "error SPK1004: ", publish.Output);
        Assert.DoesNotContain(Canary, publish.All);
        Assert.DoesNotContain(Canary, File.ReadAllText(consumer.Combine("scan.json")));
        foreach (var (name, content) in Unpack(consumer.Combine("build.binlog")))
            Assert.False(Contains(content, Canary), $"The token is in {name}.");
    }

    [Fact]
    public async Task The_search_finds_what_is_there()
    {
        using var consumer = new Consumer(packages);
        consumer.Write("Program.cs", "System.Console.WriteLine();");
        consumer.WriteProject("app.csproj", "<PropertyGroup><OutputType>Exe</OutputType><Leak>$(SPECTRAKIT_TOKEN)</Leak></PropertyGroup>");

        var build = await consumer.DotnetAsync(["build", "-bl:build.binlog"], new Dictionary<string, string> { ["SPECTRAKIT_TOKEN"] = Canary });

        build.ShouldExitWith(0);
        Assert.Contains(Unpack(consumer.Combine("build.binlog")), part => Contains(part.Content, Canary));
    }

    /// <summary>The log's records, and every file that is archived in it.</summary>
    private static IEnumerable<(string Name, byte[] Content)> Unpack(string path)
    {
        using var records = new MemoryStream();
        using (var file = File.OpenRead(path))
        using (var unzipped = new GZipStream(file, CompressionMode.Decompress))
            unzipped.CopyTo(records);
        yield return ("the log's records", records.ToArray());

        if (BinaryLog.ReadBuild(path).SourceFilesArchive is not { } archive)
            yield break;
        using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open())
                stream.CopyTo(content);
            yield return (entry.FullName, content.ToArray());
        }
    }

    private static bool Contains(byte[] content, string text) =>
        content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
