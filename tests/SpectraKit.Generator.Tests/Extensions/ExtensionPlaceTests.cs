using System.Globalization;
using Microsoft.CodeAnalysis;
using SpectraKit.Generator.Extensions;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Extensions;

/// <summary>Extensions of ours in every object that OpenAPI has, and in everything that is none.</summary>
public sealed class ExtensionPlaceTests
{
    private const string Here = "\"x-here\": \"";

    /// <summary>A document in which each object of OpenAPI says what it is, and in which nothing else is called <c>x-here</c>.</summary>
    private static readonly string _document = File.ReadAllText(Repository.PathOf("tests", "SpectraKit.Generator.Tests", "Extensions", "places.json"));

    [Fact]
    public void The_document_has_every_kind_of_object_and_is_read_without_a_complaint()
    {
        Assert.Equal(Enum.GetNames<SpecObject>().Order(StringComparer.Ordinal), Places().Select(place => place.Kind.ToString()).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(GeneratorRun.Of(_document).ShouldCompile().Diagnostics, diagnostic => diagnostic.Id is "SPK0022" or "SPK0010");
    }

    [Fact]
    public void A_misspelt_word_is_found_in_every_object_and_nowhere_else() =>
        Assert.All(Places(), place =>
        {
            var complaint = Assert.Single(Complaints(place.Start, "x-kit-rety", "1"));

            Assert.Equal(("SPK0022", place.Start, "\"x-kit-rety\"".Length), (complaint.Id, complaint.Location.SourceSpan.Start, complaint.Location.SourceSpan.Length));
            Assert.EndsWith("did you mean 'x-kit-retry'?", complaint.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        });

    [Theory]
    [MemberData(nameof(Words))]
    public void A_known_word_is_found_wherever_it_does_not_belong(string name)
    {
        var word = ExtensionWord.Find(name)!;

        Assert.All(Places(), place =>
        {
            // A value that no word may have: where the word is read, it is the value that is complained of.
            var complaint = Complaints(place.Start, name, "[[]]").Single(found => found.Location.SourceSpan.Start >= place.Start && found.Location.SourceSpan.End <= place.Start + name.Length + 10);
            var message = complaint.GetMessage(CultureInfo.InvariantCulture);

            if (!word.Places.Contains(place.Kind))
                Assert.StartsWith($"'{name}' is ignored: it belongs to a", message, StringComparison.Ordinal);
            else if (complaint.Id == "SPK0022")
                Assert.DoesNotContain("it belongs to", message, StringComparison.Ordinal);
            else
                Assert.StartsWith($"'{name}' is malformed: it must be ", message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void An_extension_of_somebody_else_is_never_complained_of() =>
        Assert.All(Places(), place =>
        {
            Assert.Empty(Complaints(place.Start, "x-ms-x-kit-retry", "1"));
            Assert.Empty(Complaints(place.Start, "x-own", """{ "x-kit-rety": 1, "get": { "x-kit-rety": 1 } }"""));
        });

    [Fact]
    public void A_version_in_an_editor_has_the_complaints_of_one_that_is_read_alone()
    {
        // Each piece is misspelt, mended, and kept while another one is misspelt.
        var history = new DocumentHistory();
        foreach (var place in Places().Concat(Places().Reverse()))
        {
            var text = With(place.Start, "x-kit-rety", "1");

            Assert.Equal(Compile(text, history: null), Compile(text, history));
            Assert.Empty(Compile(_document, history));
        }
    }

    public static TheoryData<string> Words => [.. ExtensionWord.All.Select(word => word.Name)];

    private static IEnumerable<string> Compile(string json, DocumentHistory? history) =>
    [
        .. ClientCompiler.Compile(new("api.json", Microsoft.CodeAnalysis.Text.SourceText.From(json), "Sample", "SampleClient"), history, TestContext.Current.CancellationToken)
            .Diagnostics.Where(info => info.Id == "SPK0022").Select(info => $"{info.Lines} {info.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture)}"),
    ];

    private static IEnumerable<(int Start, SpecObject Kind)> Places()
    {
        for (var start = _document.IndexOf(Here, StringComparison.Ordinal); start >= 0; start = _document.IndexOf(Here, start + 1, StringComparison.Ordinal))
            yield return (start, Enum.Parse<SpecObject>(_document[(start + Here.Length).._document.IndexOf('"', start + Here.Length)]));
    }

    private static IEnumerable<Diagnostic> Complaints(int start, string name, string value) =>
        GeneratorRun.Of(With(start, name, value)).Diagnostics.Where(diagnostic => diagnostic.Id is "SPK0022" or "SPK0010");

    private static string With(int start, string name, string value) =>
        $"{_document.AsSpan(0, start)}\"{name}\": {value}{_document.AsSpan(_document.IndexOf('"', start + Here.Length) + 1)}";
}
