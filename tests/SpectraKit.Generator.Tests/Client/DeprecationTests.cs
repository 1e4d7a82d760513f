using System.Globalization;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>What the compiler says to a caller of what a document deprecated.</summary>
public sealed class DeprecationTests
{
    [Fact]
    public void A_caller_is_told_by_the_compiler_what_to_call_instead()
    {
        var complaint = Assert.Single(Complaints("client.Things.GetOldAsync()"));

        Assert.Equal("SPK0190", complaint.Id);
        Assert.EndsWith("'The service deprecated getOld. Use ThingsClient.GetNewAsync.'", complaint.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_deprecated_is_called_without_a_word() => Assert.Empty(Complaints("client.Things.GetNewAsync()"));

    [Fact]
    public void It_is_allowed_by_its_own_id_alone() =>
        Assert.Empty(Complaints("client.Things.GetOldAsync()", "#pragma warning disable SPK0190"));

    private static IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic> Complaints(string call, string before = "") =>
        GeneratorRun.Of(File.ReadAllText(Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Features", "deprecated.json")))
            .CompilerComplaints($$"""
                {{before}}
                internal static class Caller
                {
                    internal static System.Threading.Tasks.Task Call(Sample.Api.SampleClient client) => {{call}};
                }
                """);
}
