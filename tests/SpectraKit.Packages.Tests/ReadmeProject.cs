using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>
/// A program with the README's own reference to SpectraKit.MSBuild, restored once for a class of tests; each of them builds it in a configuration of its own, so that
/// it has its own output.
/// </summary>
public sealed class ReadmeProject(PackedPackages packages) : IAsyncLifetime
{
    private readonly Consumer _consumer = new(packages);

    internal Consumer Consumer => _consumer;

    /// <summary>What the README tells a user to type, without the program's name.</summary>
    internal static IReadOnlyList<string> Command { get; } = [.. Readme.Example("### MSBuild", "sh").Trim().Split(' ').Skip(1)];

    public async ValueTask InitializeAsync()
    {
        _consumer.Write("Program.cs", "System.Console.WriteLine(\"Hello\");");
        // The README's own item group, with nothing but the feed's version as it is.
        _consumer.WriteProject(
            "app.csproj",
            $"""
            <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
            {Readme.Example("### MSBuild", "xml")}
            <ItemGroup Condition="'$(Shipped)' != ''"><SpectraKitArtifact Include="$(MSBuildProjectDirectory)/$(Shipped)" /></ItemGroup>
            <Target Name="Verbs">
              <SubmitArtifacts Artifacts="shipped.txt" Url="$(Service)" WorkingFolder="$(MSBuildProjectDirectory)">
                <Output TaskParameter="Submitted" ItemName="Submitted" />
              </SubmitArtifacts>
              <GetSampleStatus Hashes="%(Submitted.Sha256)" Url="$(Service)">
                <Output TaskParameter="States" ItemName="States" />
              </GetSampleStatus>
              <DownloadSamples Hashes="%(Submitted.Sha256)" Folder="quarantine" Url="$(Service)" WorkingFolder="$(MSBuildProjectDirectory)">
                <Output TaskParameter="Samples" ItemName="Samples" />
              </DownloadSamples>
              <Message Importance="high" Text="STATE %(States.State) SAMPLES @(Samples->Count())" />
            </Target>
            """);
        _consumer.Write("rules.json", Rules("app.dll"));
        _consumer.Write("shipped.txt", "harmless");
        (await _consumer.DotnetAsync(["restore"])).ShouldExitWith(0);
    }

    public ValueTask DisposeAsync()
    {
        _consumer.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Rules that call a file malicious by its name.</summary>
    internal static string Rules(string name) =>
        $$"""{"rules": [{"name": "{{name}}", "classification": "malicious", "riskScore": 10, "threatName": "Win32.Trojan.Example"}]}""";

    /// <summary>The README's command, in a configuration.</summary>
    internal Task<ProcessRun> PublishAsync(string configuration, params string[] arguments) =>
        _consumer.DotnetAsync([.. Command, "--no-restore", "-c", configuration, "-tl:off", .. arguments]);
}
