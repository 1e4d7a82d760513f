using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>Member names as text, for maps and for members that are kept though nobody knows them.</summary>
public static class PropertyNames
{
    /// <summary>The name that the reader stands on.</summary>
    /// <param name="reader">Stands on a member's name, and stays there.</param>
    /// <returns>The name, unescaped.</returns>
    /// <exception cref="JsonException">The name is not valid Unicode.</exception>
    public static string Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException($"The member name at byte {reader.TokenStartIndex} is not valid Unicode.", e);
        }
    }
}
