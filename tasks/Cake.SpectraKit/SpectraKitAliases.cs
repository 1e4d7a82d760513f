namespace Cake.SpectraKit;

/// <summary>
/// Scans what a build made for malware, through ReversingLabs Spectra Analyze, Spectra Intelligence or an emulator of both.
/// <code>
/// <![CDATA[
/// #addin nuget:?package=Cake.SpectraKit&version=0.1.0
/// ]]>
/// </code>
/// </summary>
[CakeAliasCategory("SpectraKit")]
public static partial class SpectraKitAliases
{
    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
