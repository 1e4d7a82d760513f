using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Comparison;

/// <summary>A place in a document.</summary>
/// <param name="Pointer">As a reference writes it.</param>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Lines">The same in lines and columns, from 0.</param>
internal sealed record DocumentPlace(string Pointer, TextSpan Span, LinePositionSpan Lines);
