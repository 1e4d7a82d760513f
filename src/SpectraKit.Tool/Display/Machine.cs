using System.Text;

namespace SpectraKit.Tool.Display;

/// <summary>JSON for machines, on standard output.</summary>
internal static class Machine
{
    public static void Write(Surroundings surroundings, byte[] json)
    {
        surroundings.Output.Write(Encoding.UTF8.GetString(json));
        surroundings.Output.Flush();
    }
}
