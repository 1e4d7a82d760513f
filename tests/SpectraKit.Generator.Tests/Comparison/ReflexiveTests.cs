using System.Text.Json.Nodes;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Comparison;

/// <summary>Documents that say the same have no changes between them.</summary>
public sealed class ReflexiveTests
{
    public static TheoryData<string> Specs => [.. Directory.GetFiles(Repository.PathOf("specs"), "*.json").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_document_has_no_changes_against_itself_in_whatever_order(string spec)
    {
        var text = File.ReadAllText(Repository.PathOf("specs", spec));
        var reversed = JsonNode.Parse(text)!;
        Reverse(reversed, "paths");
        Reverse(reversed["components"]!, "schemas");

        Assert.Empty(Compared.Changes(text, text));
        Assert.Empty(Compared.Changes(text, reversed.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void An_operation_that_goes_and_comes_back_is_told_both_ways(string spec)
    {
        var text = File.ReadAllText(Repository.PathOf("specs", spec));
        var less = JsonNode.Parse(text)!;
        less["paths"]!.AsObject().RemoveAt(0);

        Assert.Contains(Compared.Changes(text, less.ToJsonString()), change => change.Change.Kind == Generator.Comparison.ChangeKind.OperationRemoved);
        Assert.DoesNotContain(Compared.Changes(less.ToJsonString(), text), change => change.Change.Kind == Generator.Comparison.ChangeKind.OperationRemoved);
    }

    private static void Reverse(JsonNode parent, string name)
    {
        var members = parent[name]!.AsObject();
        var all = members.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())).ToList();
        parent[name] = new JsonObject(all);
    }
}
