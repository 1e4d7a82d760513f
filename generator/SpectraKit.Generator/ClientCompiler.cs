using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Client;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;
using SpectraKit.Generator.Text;

namespace SpectraKit.Generator;

/// <summary>A document from text to files: Json, Spec, Client, Text. The order of the stages is here and nowhere else.</summary>
internal static class ClientCompiler
{
    public static GeneratedClient Compile(SpecInput input, IReadOnlyList<NamespaceOwner> owners, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag(input.Path, SourceText.From(input.Text));
        try
        {
            var model = Read(input, owners, diagnostics, cancellation);
            return new(
                model is null || diagnostics.HasErrors ? default : new([.. Print(model)]),
                diagnostics.ToArray());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An exception here would cost every other document its client too, and name none: the host drops all output (CS8785).
            diagnostics.Add(Descriptors.Unexpected, default, $"{e.GetType().Name}: {e.Message}");
            return new(default, diagnostics.ToArray());
        }
    }

    private static ClientModel? Read(SpecInput input, IReadOnlyList<NamespaceOwner> owners, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        if (!Naming.IsQualifiedName(input.Namespace))
            diagnostics.Add(Descriptors.MissingSetting, default, "Namespace", input.Namespace);
        if (!Naming.IsQualifiedName(input.Client) || input.Client.Contains('.'))
            diagnostics.Add(Descriptors.MissingSetting, default, "Client", input.Client);
        // Without case, since the host names files without it. The first path has it, in whatever order the items came.
        var owner = owners
            .Where(candidate => string.Equals(candidate.Namespace, input.Namespace, StringComparison.OrdinalIgnoreCase))
            .OrderBy(candidate => candidate.Path, StringComparer.Ordinal)
            .First();
        if (owner.Path != input.Path)
            diagnostics.Add(Descriptors.DuplicateNamespace, default, input.Namespace, owner.Path);
        if (diagnostics.HasErrors)
            return null;

        var (json, error) = JsonParser.Parse(input.Text, cancellation);
        if (error is not null)
            diagnostics.Add(Descriptors.NotJson, error.Span, error.Message);
        if (json is null || SpecReader.Read(json, diagnostics) is not { } document || diagnostics.HasErrors)
            return null;
        cancellation.ThrowIfCancellationRequested();
        return ClientBuilder.Build(document, input.Namespace, input.Client, diagnostics);
    }

    /// <summary>
    /// Few files, since each costs the compiler something on every keystroke; but not one, since an edit should only touch what it
    /// changes: the client, a file a tag, the operations' table, and the types by their first letter.
    /// </summary>
    private static IEnumerable<GeneratedFile> Print(ClientModel model)
    {
        var parts = new NameScope(StringComparer.OrdinalIgnoreCase, "Operations");
        yield return File(model, "", writer => ClientText.WriteClient(writer, model));
        yield return File(model, "-Operations", writer => TableText.Write(writer, model));
        foreach (var sub in model.SubClients)
            yield return File(model, "-" + parts.Take(sub.Name), writer => ClientText.WriteSubClient(writer, sub));
        foreach (var letter in model.Types.GroupBy(type => Letter(type.Name)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            yield return File(model, "-Models." + letter.Key, writer =>
            {
                foreach (var type in letter)
                {
                    if (type is RecordModel record)
                        RecordText.Write(writer, record);
                    else
                        EnumText.Write(writer, (EnumModel)type);
                }
            });
        }
    }

    private static string Letter(string name) => name[0] is >= 'A' and <= 'Z' ? name.Substring(0, 1) : "_";

    private static GeneratedFile File(ClientModel model, string part, Action<SourceWriter> write)
    {
        var writer = SourceFile.Begin(model.Namespace);
        write(writer);
        // The host tells names apart without case, and throws on two alike. No name in C# has a '-' in it: no part is another client.
        return new($"{model.Namespace}.{model.Name}{part}.g.cs", writer.ToString());
    }
}
