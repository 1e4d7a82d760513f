namespace SpectraKit.Generator.Text;

/// <summary>How deprecated things are marked: with an id of their own, so that a caller can allow them without allowing every obsolete thing.</summary>
internal static class Deprecation
{
    public const string Id = "SPK0190";

    public const string OfSchema = """[_system::Obsolete("The service deprecated this.", DiagnosticId = "SPK0190")]""";

    public static string Of(string message) => $"[_system::Obsolete({Literal.Of(message)}, DiagnosticId = \"{Id}\")]";
}
