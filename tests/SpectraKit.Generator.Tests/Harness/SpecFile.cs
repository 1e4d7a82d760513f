using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Tests;

/// <summary>A document as the compiler is given it, with what its item says.</summary>
internal sealed class SpecFile(string path, string text, string? @namespace = "Sample.Api", string? client = "SampleClient", string? isSpec = "true", string? baseline = null, string? isBaseline = null) : AdditionalText
{
    public override string Path => path;

    public string Text => text;

    public string? Namespace => @namespace;

    public string? Client => client;

    public string? IsSpec => isSpec;

    /// <summary>Where the document's baseline is.</summary>
    public string? Baseline => baseline;

    /// <summary>Whether it is one itself.</summary>
    public string? IsBaseline => isBaseline;

    public static SpecFile OfBaseline(string path, string text) => new(path, text, @namespace: null, client: null, isSpec: null, isBaseline: "true");

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);

    /// <summary>The same file after somebody saved another text.</summary>
    public SpecFile Edit(Func<string, string> edit) => new(path, edit(text), @namespace, client, isSpec, baseline, isBaseline);
}
