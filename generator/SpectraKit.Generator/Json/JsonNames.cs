namespace SpectraKit.Generator.Json;

/// <summary>
/// Names as strings that are made once: a spec has a few hundred of them half a million times. Two that fall into one slot take turns, so
/// that a document whose names are chosen to collide costs strings and not time.
/// </summary>
internal sealed class JsonNames
{
    private readonly string[] _slots = new string[4096];

    /// <summary>A string of some characters.</summary>
    public string Of(char[] characters, int start, int length)
    {
        var hash = length;
        for (var i = start; i < start + length; i++)
            hash = unchecked((hash * 31) + characters[i]);
        ref var slot = ref _slots[(hash ^ (hash >> 12)) & (_slots.Length - 1)];
        if (slot is null || slot.Length != length || !slot.AsSpan().SequenceEqual(characters.AsSpan(start, length)))
            slot = new(characters, start, length);
        return slot;
    }
}
