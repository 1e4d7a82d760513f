namespace SpectraKit.Packages.Tests;

/// <summary><c>SpectraKitSpecBaseline</c> in a project of somebody's who has the package: what a real build says of a document that breaks its callers.</summary>
public sealed class BaselineTests(PackedPackages packages)
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

    [Fact]
    public async Task A_document_that_breaks_its_callers_is_a_warning_at_its_place()
    {
        using var consumer = Project(Released.Replace("listPets", "findPets", StringComparison.Ordinal));

        var build = await consumer.DotnetAsync(["build", "-tl:off", "-p:TreatWarningsAsErrors=false"]);

        build.ShouldExitWith(0);
        Assert.Contains("pets.json(6,7): warning SPK0112: Since the baseline, ListPetsAsync is called FindPetsAsync.", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_wants_it_to_be_an_error_says_so()
    {
        using var consumer = Project(Released.Replace("listPets", "findPets", StringComparison.Ordinal));

        var build = await consumer.DotnetAsync(["build", "-tl:off", "-p:TreatWarningsAsErrors=false", "-p:WarningsAsErrors=SPK0112"]);

        build.ShouldExitWith(1);
        Assert.Contains("pets.json(6,7): error SPK0112: ", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_equal_document_is_not_mentioned()
    {
        using var consumer = Project(Released);

        var build = await consumer.DotnetAsync(["build", "-tl:off"]);

        build.ShouldExitWith(0);
        Assert.DoesNotContain("SPK0", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baseline_that_is_not_there_is_a_warning()
    {
        using var consumer = Project(Released, baseline: "released/other.json");

        var build = await consumer.DotnetAsync(["build", "-tl:off", "-p:TreatWarningsAsErrors=false"]);

        build.ShouldExitWith(0);
        Assert.Matches(@"pets\.json\(1,1\): warning SPK0113: .*other\.json", build.Output);
    }

    private Consumer Project(string document, string baseline = "released")
    {
        var consumer = new Consumer(packages);
        consumer.Write("specs/pets.json", document);
        consumer.Write("released/pets.json", Released);
        consumer.WriteProject(
            "lib.csproj",
            $"""
            <PropertyGroup><SpectraKitSpecBaseline>{baseline}</SpectraKitSpecBaseline></PropertyGroup>
            <ItemGroup><EndpointSpec Include="specs/pets.json" Namespace="Pets" Client="PetsClient" /></ItemGroup>
            """,
            "SpectraKit.Generator",
            "SpectraKit.Runtime");
        return consumer;
    }
}
