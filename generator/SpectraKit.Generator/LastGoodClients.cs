using SpectraKit.Generator.Client;
using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator;

/// <summary>
/// What each document last came to without an error. While somebody is in the middle of typing, the project keeps the types of before, and
/// the one error that is shown is the document's own.
/// </summary>
/// <remarks>
/// <para>
/// A step of the pipeline that remembers is impure: what a broken document comes to depends on what was there before. It is safe, since
/// that never leaves an editor: a broken document always reports an error, none of the generator's errors can be configured away, and a
/// compilation with an error makes no assembly. A build that begins with the broken document has nothing to remember.
/// </para>
/// <para>
/// It belongs to one initialization of the generator, which is one project's driver, and has as many clients as the project's last few
/// documents; the models are the very ones that the driver keeps too. Snapshots of a project may be compiled at the same time.
/// </para>
/// </remarks>
internal sealed class LastGoodClients
{
    /// <summary>More documents than a project has. One whose item was taken away or renamed has to go some day.</summary>
    private const int MaxCount = 64;

    private readonly Dictionary<(string Path, string Namespace, string Client), EquatableArray<ClientFile>> _files = [];
    private readonly Queue<(string Path, string Namespace, string Client)> _order = new();

    /// <summary>Whether a document came to something before.</summary>
    public bool Has(SpecInput document)
    {
        lock (_files)
            return _files.ContainsKey(Key(document));
    }

    /// <summary>A document's client, or the files of its last good one when it has none now.</summary>
    /// <param name="document">The document. Only a text can be broken for a moment: what its item says must be right.</param>
    /// <param name="client">What it came to.</param>
    public CompiledClient Keep(SpecInput document, CompiledClient client)
    {
        var key = Key(document);
        lock (_files)
        {
            if (client.Files.Count == 0)
                return document.Owner is null && _files.TryGetValue(key, out var files) ? client with { Files = files } : client;

            if (_files.TryGetValue(key, out var last))
            {
                client = client with { Files = Same(client.Files, last) };
            }
            else
            {
                _order.Enqueue(key);
                if (_order.Count > MaxCount)
                    _files.Remove(_order.Dequeue());
            }

            _files[key] = client.Files;
            return client;
        }
    }

    /// <summary>Files of which the equal ones are the very same as before: they are compared here, and again by each step that they go through.</summary>
    private static EquatableArray<ClientFile> Same(EquatableArray<ClientFile> files, EquatableArray<ClientFile> last)
    {
        var byName = last.ToDictionary(file => file.HintName, StringComparer.Ordinal);
        return [.. files.Select(file => byName.TryGetValue(file.HintName, out var before) && before.Equals(file) ? before : file)];
    }

    private static (string Path, string Namespace, string Client) Key(SpecInput document) => (document.Path, document.Namespace, document.Client);
}
