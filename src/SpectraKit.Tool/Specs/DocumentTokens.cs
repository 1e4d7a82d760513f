using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SpectraKit.Generator.Json;

namespace SpectraKit.Tool.Specs;

/// <summary>
/// A document as the tokens that schemas are checked on, made from the generator's own reading of it: what is JSON, which of two equal
/// names counts and where a value stands is decided once. Each token's "line" is the number of its value, which leads back to the place.
/// </summary>
internal sealed class DocumentTokens : JsonReader, IJsonLineInfo
{
    private readonly IEnumerator<(JsonToken Kind, object? Value)> _tokens;
    private readonly List<DocumentValue> _values = [];

    private DocumentTokens(JsonValue root)
    {
        MaxDepth = null;
        _tokens = Walk(root, 0, "", -1).GetEnumerator();
    }

    public int LineNumber { get; private set; }

    public int LinePosition => 1;

    /// <summary>The tokens, and what each of their lines stands for; the first line is 1.</summary>
    public static (JToken Root, IReadOnlyList<DocumentValue> Values) Of(JsonValue root)
    {
        using var reader = new DocumentTokens(root);
        return (JToken.Load(reader, new JsonLoadSettings { LineInfoHandling = LineInfoHandling.Load }), reader._values);
    }

    public bool HasLineInfo() => true;

    public override bool Read()
    {
        if (!_tokens.MoveNext())
            return false;
        SetToken(_tokens.Current.Kind, _tokens.Current.Value);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _tokens.Dispose();
        base.Dispose(disposing);
    }

    private IEnumerable<(JsonToken Kind, object? Value)> Walk(JsonValue value, int parent, string name, int index)
    {
        _values.Add(new(value, parent, name, index));
        var number = LineNumber = _values.Count;
        if (value.IsMember)
            yield return (JsonToken.PropertyName, name);
        switch (value.Kind)
        {
            case JsonKind.Object:
                yield return (JsonToken.StartObject, null);
                foreach (var member in value.Members)
                {
                    foreach (var token in Walk(member, number, member.Name, -1))
                        yield return token;
                }

                yield return (JsonToken.EndObject, null);
                break;
            case JsonKind.Array:
                yield return (JsonToken.StartArray, null);
                for (var i = 0; i < value.Items.Count; i++)
                {
                    foreach (var token in Walk(value.Items[i], number, "", i))
                        yield return token;
                }

                yield return (JsonToken.EndArray, null);
                break;
            case JsonKind.String:
                yield return (JsonToken.String, value.Text);
                break;
            case JsonKind.Number:
                yield return Number(value.Text);
                break;
            case JsonKind.Boolean:
                yield return (JsonToken.Boolean, value.IsTrue);
                break;
            default:
                yield return (JsonToken.Null, null);
                break;
        }
    }

    // The validator counts in decimals and fails at what is larger. No limit of a schema is anywhere near, so that less says the same.
    private static (JsonToken Kind, object? Value) Number(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return (JsonToken.Integer, whole);
        return text.AsSpan().IndexOfAny('.', 'e', 'E') < 0
            ? (JsonToken.Integer, (object)(text[0] == '-' ? long.MinValue : long.MaxValue))
            : (JsonToken.Float, (object)Math.Clamp(double.Parse(text, CultureInfo.InvariantCulture), long.MinValue, long.MaxValue));
    }
}
