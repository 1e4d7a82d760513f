using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>A sample's four hashes as one member of an answer.</summary>
internal static class DigestsJson
{
    public static void Write(Utf8JsonWriter json, string member, SampleDigests digests)
    {
        json.WriteStartObject(member);
        json.WriteString("sha1", digests.Sha1);
        json.WriteString("sha256", digests.Sha256);
        json.WriteString("sha512", digests.Sha512);
        json.WriteString("md5", digests.Md5);
        json.WriteEndObject();
    }
}
