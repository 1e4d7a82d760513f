using System.Text.RegularExpressions;
using SpectraKit.Testing;

namespace SpectraKit.Tests.Specs;

/// <summary>specs/README.md is the place where people look first: it may not fall behind the documents beside it.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("specs", "README.md"));

    [Fact]
    public void It_lists_every_operation_with_its_address_and_no_other() =>
        Assert.Equal(
            EndpointDocument.All
                .SelectMany(document => document.Operations)
                .Select(o => $"{o.Id}{(o.IsDeprecated ? " (deprecated)" : "")}: {o.Method} {o.Path}")
                .Order(StringComparer.Ordinal),
            OperationRow().Matches(Text)
                .Select(row => $"{row.Groups["id"]}{row.Groups["deprecated"]}: {row.Groups["method"]} {row.Groups["path"]}")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void It_explains_every_extension_that_a_document_uses()
    {
        var used = EndpointDocument.All
            .SelectMany(document => document.Objects())
            .SelectMany(o => o.Value.Select(member => member.Key))
            .Where(name => name.StartsWith("x-", StringComparison.Ordinal))
            .Distinct();

        Assert.Equal(
            used.Order(StringComparer.Ordinal),
            ExtensionRow().Matches(Text).Select(row => row.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `(?<id>\w+)`(?<deprecated> \(deprecated\))? \| (?<method>[A-Z]+) `(?<path>/[^`]+)`", RegexOptions.Multiline)]
    private static partial Regex OperationRow();

    [GeneratedRegex(@"^\| `(x-kit-[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex ExtensionRow();
}
