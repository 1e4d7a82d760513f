using SpectraKit.Testing;

namespace SpectraKit.Packages.Tests;

/// <summary><c>SpectraKitSpecBaseline</c> in a project of somebody's who has the package: what a real build says of a document that breaks its callers.</summary>
public sealed class BaselineTests(BaselineTests.Library library) : IClassFixture<BaselineTests.Library>
{
    [Fact]
    public async Task A_document_that_breaks_its_callers_is_a_warning_at_its_place()
    {
        var build = await library.BuildAsync("Warned", "findPets", "-p:TreatWarningsAsErrors=false");

        build.ShouldExitWith(0);
        Assert.Contains("pets.json(6,7): warning SPK0112: Since the baseline, ListPetsAsync is called FindPetsAsync.", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_wants_it_to_be_an_error_says_so()
    {
        var build = await library.BuildAsync("Refused", "findPets", "-p:TreatWarningsAsErrors=false", "-p:WarningsAsErrors=SPK0112");

        build.ShouldExitWith(1);
        Assert.Contains("pets.json(6,7): error SPK0112: ", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_equal_document_is_not_mentioned()
    {
        var build = await library.BuildAsync("Equal", "listPets");

        build.ShouldExitWith(0);
        Assert.DoesNotContain("SPK0", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baseline_that_is_not_there_is_a_warning()
    {
        var build = await library.BuildAsync("Elsewhere", "listPets", "-p:TreatWarningsAsErrors=false", "-p:SpectraKitSpecBaseline=released/other.json");

        build.ShouldExitWith(0);
        Assert.Matches(@"pets\.json\(1,1\): warning SPK0113: .*other\.json", build.Output);
    }

    /// <summary>The project, restored once; each test builds it in a configuration of its own.</summary>
    public sealed class Library(PackedPackages packages) : IAsyncLifetime
    {
        private const string Released = """
            {
              "openapi": "3.1.0",
              "info": { "title": "Pets", "version": "1" },
              "paths": {
                "/pets": {
                  "get": { "operationId": "listPets", "responses": { "204": { "description": "" } } }
                }
              }
            }
            """;

        private readonly Consumer _consumer = new(packages);

        public async ValueTask InitializeAsync()
        {
            _consumer.Write("released/pets.json", Released);
            _consumer.WriteProject(
                "lib.csproj",
                """
                <PropertyGroup><SpectraKitSpecBaseline>released</SpectraKitSpecBaseline></PropertyGroup>
                <ItemGroup><EndpointSpec Include="specs/pets.json" Namespace="Pets" Client="PetsClient" /></ItemGroup>
                """,
                "SpectraKit.Generator",
                "SpectraKit.Runtime");
            (await _consumer.DotnetAsync(["restore"])).ShouldExitWith(0);
        }

        public ValueTask DisposeAsync()
        {
            _consumer.Dispose();
            return ValueTask.CompletedTask;
        }

        /// <summary>Builds it with a document whose only operation is called this.</summary>
        internal Task<ProcessRun> BuildAsync(string configuration, string operation, params string[] arguments)
        {
            _consumer.Write("specs/pets.json", Released.Replace("listPets", operation, StringComparison.Ordinal));
            return _consumer.DotnetAsync(["build", "--no-restore", "-c", configuration, "-tl:off", .. arguments]);
        }
    }
}
