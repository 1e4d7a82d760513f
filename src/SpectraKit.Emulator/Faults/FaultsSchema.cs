using System.Reflection;

namespace SpectraKit.Emulator;

/// <summary>The JSON schema of a faults file, for editors and for whoever makes such files by program.</summary>
internal static class FaultsSchema
{
    private static readonly Lazy<string> Embedded = new(static () =>
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("faults.schema.json")!);
        return reader.ReadToEnd();
    });

    public static string Text => Embedded.Value;
}
