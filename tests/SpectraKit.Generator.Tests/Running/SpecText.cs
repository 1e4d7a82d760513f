using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Tests.Running;

/// <summary>A document in memory, as the compiler would hand it over.</summary>
internal sealed class SpecText(string path, string text) : AdditionalText
{
    public override string Path => path;

    public string Text => text;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
}
