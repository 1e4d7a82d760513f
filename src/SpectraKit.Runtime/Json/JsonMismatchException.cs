using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>A mismatch that remembers where it was found, so that whoever has the whole text can say the path.</summary>
internal sealed class JsonMismatchException(string message, long position, string? member = null) : JsonException(message)
{
    /// <summary>The byte at which the token begins that is not what was expected; of an object without a required member, its end.</summary>
    public long Position { get; } = position;

    /// <summary>The required member that is missing; <c>null</c> for any other mismatch.</summary>
    public string? Member { get; } = member;
}
