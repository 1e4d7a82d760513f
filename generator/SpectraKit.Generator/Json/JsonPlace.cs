using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Json;

/// <summary>Where something stands: in a piece of a document, which may have moved since.</summary>
/// <param name="Piece">The piece; <c>null</c> for what stands nowhere.</param>
/// <param name="Span">Where it stood in the text that the piece was read from.</param>
internal readonly record struct JsonPlace(JsonPiece? Piece, TextSpan Span)
{
    /// <summary>Its first character.</summary>
    public JsonPlace First => new(Piece, new(Span.Start, Math.Min(1, Span.Length)));
}
