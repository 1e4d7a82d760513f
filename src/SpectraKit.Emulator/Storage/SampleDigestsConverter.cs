using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpectraKit.Emulator;

/// <summary>Digests in the journal: one string of hex digits.</summary>
internal sealed class SampleDigestsConverter : JsonConverter<SampleDigests>
{
    public override SampleDigests Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return SampleDigests.Parse(reader.GetString()!);
        }
        catch (FormatException e)
        {
            throw new JsonException("Digests are not hex digits of the right number.", e);
        }
    }

    public override void Write(Utf8JsonWriter writer, SampleDigests value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
