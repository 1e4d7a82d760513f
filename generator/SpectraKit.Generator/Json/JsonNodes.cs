namespace SpectraKit.Generator.Json;

/// <summary>Nodes in the making: a row that grows, and is cut where it ends.</summary>
internal sealed class JsonNodes
{
    private JsonNode[] _nodes = new JsonNode[256];

    public int Count { get; private set; }

    public void Add(in JsonNode node)
    {
        Reserve(1);
        _nodes[Count++] = node;
    }

    /// <summary>Takes the last nodes of another row to the end of this one.</summary>
    /// <returns>Where the first of them is.</returns>
    public int TakeLast(JsonNodes other, int count)
    {
        Reserve(count);
        other.Count -= count;
        Array.Copy(other._nodes, other.Count, _nodes, Count, count);
        Count += count;
        return Count - count;
    }

    /// <summary>Drops, of the last members, those that a later one of the same name replaces; its place is the first one's, as for most readers.</summary>
    /// <returns>How many are left.</returns>
    public int DropReplaced(int count)
    {
        var start = Count - count;
        if (!HasReplaced(start))
            return count;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var end = start;
        for (var i = start; i < Count; i++)
        {
            if (!places.TryGetValue(_nodes[i].Name!, out var place))
                places.Add(_nodes[i].Name!, place = end++);
            _nodes[place] = _nodes[i];
        }

        Count = end;
        return end - start;
    }

    /// <summary>The nodes, and an empty row again.</summary>
    public JsonNode[] ToArray()
    {
        var nodes = new JsonNode[Count];
        Array.Copy(_nodes, nodes, Count);
        Count = 0;
        return nodes;
    }

    private bool HasReplaced(int start)
    {
        if (Count - start > 16)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = start; i < Count; i++)
            {
                if (!seen.Add(_nodes[i].Name!))
                    return true;
            }

            return false;
        }

        for (var i = start + 1; i < Count; i++)
        {
            for (var before = start; before < i; before++)
            {
                if (_nodes[before].Name == _nodes[i].Name)
                    return true;
            }
        }

        return false;
    }

    private void Reserve(int count)
    {
        if (_nodes.Length - Count < count)
            Array.Resize(ref _nodes, Math.Max(2 * _nodes.Length, Count + count));
    }
}
