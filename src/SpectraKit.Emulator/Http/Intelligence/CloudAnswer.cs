using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Answers of the cloud, which come as JSON or as XML: members are elements, and every element of an array is an <c>item</c>.</summary>
internal static class CloudAnswer
{
    /// <summary>Sends what stands below <c>rl</c>.</summary>
    /// <param name="context">The request; its <c>format</c> says which format.</param>
    /// <param name="rl">The answer proper.</param>
    /// <param name="usual">The format without one in the request: XML for single queries, that of the request for bulk ones.</param>
    /// <exception cref="Refusal">The format is none.</exception>
    public static Task SendAsync(HttpContext context, JsonObject rl, string usual) => IsJson(context, usual)
        ? Answer.JsonAsync(context, 200, json => Write(json, rl))
        : Answer.XmlAsync(context, 200, xml => Write(xml, "rl", rl));

    /// <summary>Sends what is written, its root included.</summary>
    public static Task SendAsync(HttpContext context, bool isJson, Action<Utf8JsonWriter> write)
    {
        if (isJson) return Answer.JsonAsync(context, 200, write);

        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body)) write(writer);
        return Answer.XmlAsync(context, 200, xml => Write(xml, "rl", JsonNode.Parse(body.WrittenSpan)!["rl"]));
    }

    /// <summary>Whether the answer is JSON; asked early, so that a wrong format costs nothing.</summary>
    /// <exception cref="Refusal">The format is none.</exception>
    public static bool IsJson(HttpContext context, string usual) =>
        (context.Request.Query["format"].ToString() is { Length: > 0 } format ? format : usual) switch
        {
            "json" => true,
            "xml" => false,
            _ => throw Refusal.BadRequest("The format is json or xml."),
        };

    // A collection expression would call Add<T>, which makes a node of anything by reflection.
    public static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);

    private static void Write(Utf8JsonWriter json, JsonObject rl)
    {
        json.WriteStartObject();
        json.WritePropertyName("rl");
        rl.WriteTo(json);
        json.WriteEndObject();
    }

    private static void Write(XmlWriter xml, string name, JsonNode? value)
    {
        xml.WriteStartElement(XmlConvert.EncodeLocalName(name));
        if (value is JsonObject members)
        {
            foreach (var (member, inner) in members) Write(xml, member, inner);
        }
        else if (value is JsonArray items)
        {
            foreach (var item in items) Write(xml, "item", item);
        }
        else if (value is not null)
        {
            // What a client sent can be any text; XML cannot say all of it, not even escaped.
            xml.WriteString(string.Concat(value.ToString().Where(XmlConvert.IsXmlChar)));
        }

        xml.WriteEndElement();
    }
}
