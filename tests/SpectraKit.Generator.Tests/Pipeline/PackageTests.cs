using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>What the generator needs of its host: a compiler loads it where nothing can be installed beside it.</summary>
public sealed class PackageTests
{
    private static string Assembly => Repository.PathOf("generator", "SpectraKit.Generator", "bin", Repository.Configuration, "netstandard2.0", "SpectraKit.Generator.dll");

    [Fact]
    public void The_assembly_is_where_it_is_packed_from() => Assert.True(File.Exists(Assembly), Assembly);

    [Fact]
    public async Task The_package_has_the_analyzer_and_its_switches_and_asks_for_no_other_package()
    {
        using var folder = new TemporaryFolder();
        var run = await ProcessRun.StartAsync(
            "dotnet",
            ["pack", Repository.PathOf("generator", "SpectraKit.Generator"), "--no-build", "-c", Repository.Configuration, "-o", folder.Path, "-nologo", "-p:UseSharedCompilation=false"],
            cancellationToken: TestContext.Current.CancellationToken);
        run.ShouldExitWith(0);

        using var package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(folder.Path, "SpectraKit.Generator.*.nupkg")));

        Assert.Equal(
            ["analyzers/dotnet/cs/SpectraKit.Generator.dll", "build/SpectraKit.Generator.props", "build/SpectraKit.Generator.targets"],
            package.Entries.Select(entry => entry.FullName).Where(name => name.Split('/')[0] is "analyzers" or "build" or "lib").Order(StringComparer.Ordinal));
        using var nuspec = new StreamReader(package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        Assert.DoesNotContain("<dependency ", await nuspec.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void It_references_nothing_but_what_every_host_of_its_compiler_has()
    {
        using var file = new PEReader(File.OpenRead(Assembly));
        var metadata = file.GetMetadataReader();

        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => (metadata.GetString(reference.Name), reference.Version));

        // The compiler that the packages' list declares; a host with a later one redirects to its own, a host with an earlier one says so (CS9057).
        var declared = Version.Parse(XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion").Single(package => package.Attribute("Include")!.Value == "Microsoft.CodeAnalysis.CSharp").Attribute("Version")!.Value);
        var compiler = new Version(declared.Major, declared.Minor, declared.Build, 0);
        (string, Version)[] allowed =
        [
            ("Microsoft.CodeAnalysis", compiler),
            ("Microsoft.CodeAnalysis.CSharp", compiler),
            ("System.Collections.Immutable", new(9, 0, 0, 0)),
            ("System.Memory", new(4, 0, 1, 2)),
            ("netstandard", new(2, 0, 0, 0)),
        ];
        Assert.Equal(allowed, references.OrderBy(reference => reference.Item1, StringComparer.Ordinal));
    }
}
