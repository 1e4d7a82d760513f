using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Flags of an address, false when they are not there.</summary>
internal static class QueryFlags
{
    /// <exception cref="Refusal">It is there, and neither true nor false.</exception>
    public static bool Read(HttpContext context, string name) => context.Request.Query[name].ToString().ToLowerInvariant() switch
    {
        "" or "0" or "false" => false,
        "1" or "true" => true,
        _ => throw Refusal.BadRequest($"{name} is a flag."),
    };
}
