using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Client;

/// <summary>
/// A client into files: few, since each costs the compiler something on every keystroke, but not one, since an edit should only touch what
/// it changes. The client, the operations' table, the types by their first letter, and a file a tag.
/// </summary>
internal static class ClientFiles
{
    public static EquatableArray<ClientFile> Of(ClientModel client)
    {
        var tags = new NameScope(StringComparer.OrdinalIgnoreCase, "Operations");
        return
        [
            new FrontFile(Name(client, ""), client.Namespace, client with
            {
                SubClients = [.. client.SubClients.Select(sub => sub with { Operations = [] })],
                Types = [],
            }),
            new TableFile(Name(client, "-Operations"), client.Namespace,
            [
                .. client.Operations
                    .Concat(client.SubClients.SelectMany(sub => sub.Operations))
                    .OrderBy(operation => operation.Name, StringComparer.Ordinal)
                    .Select(OperationFacts.Of),
            ]),
            .. client.Types
                .GroupBy(type => Letter(type.Name), StringComparer.Ordinal)
                .OrderBy(letter => letter.Key, StringComparer.Ordinal)
                .Select(letter => new TypesFile(Name(client, "-Models." + letter.Key), client.Namespace, [.. letter])),
            .. client.SubClients.Select(sub => new TagFile(Name(client, "-" + tags.Take(sub.Name)), client.Namespace, sub)),
        ];
    }

    private static string Letter(string name) => name[0] is >= 'A' and <= 'Z' ? name.Substring(0, 1) : "_";

    /// <summary>The host tells names apart without case, and throws on two alike. No name in C# has a '-' in it: no part is another client.</summary>
    private static string Name(ClientModel client, string part) => $"{client.Namespace}.{client.Name}{part}.g.cs";
}
