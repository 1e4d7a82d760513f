using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Json;

/// <summary>A text that was read: its value, and where the pieces stand now that an earlier version has lent it.</summary>
/// <param name="root">The value.</param>
/// <param name="kept">The pieces of an earlier version, each with its place in this one.</param>
internal sealed class JsonTree(JsonValue root, IReadOnlyDictionary<JsonPiece, int> kept)
{
    public JsonValue Root { get; } = root;

    /// <summary>Where a place is in this text.</summary>
    public TextSpan SpanOf(JsonPlace place) => place.Piece is { } piece && kept.TryGetValue(piece, out var start)
        ? new(place.Span.Start - piece.Start + start, place.Span.Length)
        : place.Span;
}
