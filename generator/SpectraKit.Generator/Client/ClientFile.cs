using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Client;

/// <summary>
/// What one file is printed from, and nothing else: a file whose model is equal to that of the last run is not printed again. It says
/// nothing of where the document says it, so that a moved line changes none.
/// </summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Namespace">The namespace of all that it declares.</param>
internal abstract record ClientFile(string HintName, string Namespace)
{
    /// <summary>The document that it is of, for whoever has to complain.</summary>
    public string DocumentPath { get; init; } = "";
}

/// <summary>The client itself.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="Client">The client, its sub-clients by name only.</param>
internal sealed record FrontFile(string HintName, string Namespace, ClientModel Client) : ClientFile(HintName, Namespace);

/// <summary>The operations of one tag.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="SubClient">The sub-client.</param>
internal sealed record TagFile(string HintName, string Namespace, SubClientModel SubClient) : ClientFile(HintName, Namespace);

/// <summary>The table of operations.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="Operations">What the transport has to know of each, by name.</param>
internal sealed record TableFile(string HintName, string Namespace, EquatableArray<OperationFacts> Operations) : ClientFile(HintName, Namespace);

/// <summary>The types of one letter.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="Types">The types, by name.</param>
internal sealed record TypesFile(string HintName, string Namespace, EquatableArray<TypeModel> Types) : ClientFile(HintName, Namespace);
