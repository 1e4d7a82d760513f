using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>Where a byte of a JSON text stands, as <c>$.results[3].hash</c>. Found by reading again: only a text that has failed pays for it.</summary>
internal static class JsonPath
{
    /// <summary>Names are a stranger's: a path is for a person to read, and for one line.</summary>
    private const int LongestName = 60;

    /// <summary>The path of the value or object that begins or ends at a byte; of the last one before it, when the text is not JSON.</summary>
    public static string Of(ReadOnlySpan<byte> text, long position, JsonReaderOptions options)
    {
        var reader = new Utf8JsonReader(text, options);
        var places = new Stack<Place>();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
                    places.Pop();
                else if (reader.TokenType is not JsonTokenType.PropertyName && places.TryPeek(out var array) && array.IsArray)
                    array.Index++;
                if (reader.TokenStartIndex >= position)
                    break;

                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                    places.Push(new() { IsArray = reader.TokenType is JsonTokenType.StartArray });
                else if (reader.TokenType is JsonTokenType.PropertyName)
                    places.Peek().Name = PropertyNames.Read(ref reader);
            }
        }
        catch (JsonException)
        {
            // The text breaks off before the byte: what was read so far is where it happened.
        }

        return Text(places.Reverse());
    }

    /// <summary>A member of the object at a path.</summary>
    public static string Member(string path, string name) => path + (IsPlain(name) ? "." + name : $"['{PlainText.OneLine(name, LongestName)}']");

    private static string Text(IEnumerable<Place> places)
    {
        var path = new StringBuilder("$");
        foreach (var place in places)
        {
            if (place.IsArray && place.Index >= 0)
                path.Append(CultureInfo.InvariantCulture, $"[{place.Index}]");
            else if (place.Name is { } name)
                path.Append(Member("", name));
        }

        return path.ToString();
    }

    private static bool IsPlain(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private sealed class Place
    {
        public bool IsArray { get; init; }

        public int Index { get; set; } = -1;

        public string? Name { get; set; }
    }
}
