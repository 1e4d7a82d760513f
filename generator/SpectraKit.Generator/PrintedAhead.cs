using System.Runtime.CompilerServices;
using SpectraKit.Generator.Client;

namespace SpectraKit.Generator;

/// <summary>
/// Prints files on all processors before the driver asks for them, which it does one file after the other. It changes how long a run takes
/// and nothing else; what nobody asks for is collected with its file.
/// </summary>
internal sealed class PrintedAhead
{
    private readonly ConditionalWeakTable<ClientFile, Lazy<GeneratedFile>> _begun = new();

    /// <summary>Begins to print some files: the first version of a document's, since of a later one few are printed at all.</summary>
    public void Begin(IReadOnlyList<ClientFile> files)
    {
        // The driver asks for the first of them first.
        var texts = new Lazy<GeneratedFile>[files.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            var file = files[i];
            texts[texts.Length - 1 - i] = _begun.GetValue(file, static file => new(() => ClientOutputs.Print(file)));
        }

        _ = Task.Run(() => Parallel.ForEach(texts, static text => _ = text.Value));
    }

    /// <summary>A file's text.</summary>
    public GeneratedFile Print(ClientFile file)
    {
        if (!_begun.TryGetValue(file, out var begun))
            return ClientOutputs.Print(file);
        // Who asks again has another driver, and no right to keep the text for as long as this one keeps the file.
        _begun.Remove(file);
        return begun.Value;
    }
}
