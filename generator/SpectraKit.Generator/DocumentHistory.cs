using SpectraKit.Generator.Json;

namespace SpectraKit.Generator;

/// <summary>
/// What was read of each document's last version, so that the next one reads no more than what was edited. It changes how long a run takes
/// and nothing else.
/// </summary>
/// <remarks>
/// It belongs to one initialization of the generator, as <see cref="LastGoodClients"/> does. A build sees one version of each document, and
/// has no use for it afterwards: until there is a second one, the collector may have the first.
/// </remarks>
internal sealed class DocumentHistory
{
    /// <summary>More documents than somebody edits at a time.</summary>
    private const int MaxCount = 8;

    private readonly Dictionary<string, (WeakReference<JsonTree> Last, JsonTree? Kept)> _documents = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>What was read last of the document at a path; <c>null</c> when that is gone, or was nothing.</summary>
    public JsonTree? Last(string path)
    {
        lock (_documents)
            return _documents.TryGetValue(path, out var known) && known.Last.TryGetTarget(out var last) ? last : null;
    }

    public void Keep(string path, JsonTree document)
    {
        lock (_documents)
        {
            var isEdited = _documents.ContainsKey(path);
            if (!isEdited)
            {
                _order.Enqueue(path);
                if (_order.Count > MaxCount)
                    _documents.Remove(_order.Dequeue());
            }

            _documents[path] = (new(document), isEdited ? document : null);
        }
    }
}
