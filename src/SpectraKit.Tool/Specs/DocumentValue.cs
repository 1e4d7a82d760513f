using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Json;

namespace SpectraKit.Tool.Specs;

/// <summary>A value of a document, and the way to it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Parent">The number of what it stands in, from 1; 0 for the whole document.</param>
/// <param name="Name">Its name in an object.</param>
/// <param name="Index">Its place in an array; -1 elsewhere.</param>
internal readonly record struct DocumentValue(JsonValue Value, int Parent, string Name, int Index)
{
    /// <summary>Where it begins; a member begins with its name.</summary>
    public TextSpan Start => Value.IsMember ? Value.NameSpan : new(Value.Span.Start, Math.Min(1, Value.Span.Length));
}
