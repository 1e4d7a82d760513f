using System.Text.Json.Nodes;

namespace SpectraKit.Emulator;

/// <summary>A sample's hashes as members of the cloud's answers.</summary>
internal static class CloudDigests
{
    public static void AddShort(JsonObject target, SampleDigests digests)
    {
        target["sha1"] = digests.Sha1;
        target["sha256"] = digests.Sha256;
        target["md5"] = digests.Md5;
    }

    public static JsonObject All(SampleDigests digests)
    {
        var all = new JsonObject();
        AddShort(all, digests);
        all["sha512"] = digests.Sha512;
        return all;
    }
}
