using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Tests;

/// <summary>A document as the compiler is given it, with what its item says.</summary>
internal sealed class SpecFile(string path, string text, string? @namespace = "Sample.Api", string? client = "SampleClient", string? isSpec = "true") : AdditionalText
{
    public override string Path => path;

    public string Text => text;

    public string? Namespace => @namespace;

    public string? Client => client;

    public string? IsSpec => isSpec;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);

    /// <summary>The same file after somebody saved another text.</summary>
    public SpecFile Edit(Func<string, string> edit) => new(path, edit(text), @namespace, client, isSpec);
}
