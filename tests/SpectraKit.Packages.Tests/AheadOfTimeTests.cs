using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary>The generator with machine code beside its IL: what is packed, which of the two a build takes, and that the compiler runs it.</summary>
public sealed class AheadOfTimeTests(PackedPackages packages, GeneratorChoices choices) : IClassFixture<GeneratorChoices>
{
    private const string IL = "analyzers/dotnet/cs/SpectraKit.Generator.dll";

    private static string Image { get; } = $"tools/{PackedPackages.Runtime}/SpectraKit.Generator.dll";

    [Fact]
    public void The_package_has_the_generator_as_IL_and_the_same_one_with_machine_code()
    {
        using var package = ZipFile.OpenRead(packages.PathOf("SpectraKit.Generator"));

        Assert.Equal(
            HasCrossgen ? [IL, Image] : [IL],
            package.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.False(IsCompiledAhead(package, IL, out var id));
        if (HasCrossgen)
        {
            Assert.True(IsCompiledAhead(package, Image, out var imageId));
            Assert.Equal(id, imageId);
        }
    }

    [Theory]
    [InlineData("a compiler of its own")]
    [InlineData("an SDK that a distribution built")]
    [InlineData("an SDK for musl")]
    public void The_SDKs_own_compiler_has_machine_code_in_place_of_the_IL(string build)
    {
        Assert.SkipUnless(HasCrossgen, "No package source has crossgen2.");

        Assert.EndsWith(Image, Assert.Single(choices.GeneratorsOf(build)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_compiler_server_has_machine_code_where_it_would_use_it() =>
        Assert.EndsWith(HasCrossgen && OperatingSystem.IsWindows() ? Image : IL, Assert.Single(choices.GeneratorsOf("a compiler server")), StringComparison.Ordinal);

    [Theory]
    [InlineData("turned off")]
    [InlineData("a runtime without an image")]
    [InlineData("a design-time build")]
    [InlineData("a compiler by its folder")]
    [InlineData("a compiler by its name")]
    [InlineData("a compiler on .NET Framework")]
    public void Any_other_build_has_the_IL(string build) =>
        Assert.EndsWith(IL, Assert.Single(choices.GeneratorsOf(build)), StringComparison.Ordinal);

    [Fact]
    public void A_project_that_wants_no_generator_gets_none() =>
        Assert.Empty(choices.GeneratorsOf("no analyzers"));

    [Theory]
    [InlineData("a compiler of its own", false)]
    [InlineData("turned off", true)]
    public async Task What_is_machine_code_already_is_not_compiled_once_more(string build, bool compiles)
    {
        Assert.SkipUnless(HasCrossgen, "No package source has crossgen2.");

        var compiled = await choices.CompileAsync(build, Path.Combine(packages.SdkFolder, "Roslyn", "bincore", "csc.dll"));

        Assert.Contains(compiled, method => method.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal));
        Assert.Equal(compiles, compiled.Any(method => method.StartsWith("SpectraKit.Generator.Json.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_crossgen_the_package_is_IL_and_packing_it_says_so()
    {
        using var folder = new TemporaryFolder();
        var sources = Directory.CreateDirectory(folder.Combine("sources")).FullName;

        var pack = await Dotnet.RunAsync(
            Repository.Root,
            ["pack", "generator/SpectraKit.Generator", "--no-build", "-c", Repository.Configuration, "-o", folder.Path, "-tl:off", $"-p:GeneratorRuntimes={PackedPackages.Runtime}", "-p:CrossgenVersion=0.0.1"],
            new Dictionary<string, string> { ["RestoreSources"] = sources });

        pack.ShouldExitWith(0);
        Assert.Contains("warning : The generator is packed as IL alone", pack.Output, StringComparison.Ordinal);
        Assert.Contains("microsoft.netcore.app.crossgen2.", pack.Output, StringComparison.Ordinal);
        using var package = ZipFile.OpenRead(folder.Combine($"SpectraKit.Generator.{packages.Version}.nupkg"));
        Assert.Equal(IL, Assert.Single(package.Entries, entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)).FullName);
    }

    /// <summary>Packing asks for it, so it is here afterwards wherever it can be had.</summary>
    private static bool HasCrossgen { get; } = Directory.Exists(Consumer.UserPackages) && Directory.EnumerateDirectories(Consumer.UserPackages, "microsoft.netcore.app.crossgen2.*").Any();

    private static bool IsCompiledAhead(ZipArchive package, string path, out Guid id)
    {
        using var content = new MemoryStream();
        using (var entry = package.GetEntry(path)!.Open())
            entry.CopyTo(content);
        content.Position = 0;
        using var file = new PEReader(content);
        var metadata = file.GetMetadataReader();
        id = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
        return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
