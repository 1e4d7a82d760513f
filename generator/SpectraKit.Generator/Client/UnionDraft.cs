using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>A union in the making.</summary>
/// <param name="name">Its name.</param>
/// <param name="schema">The schema that has the choices.</param>
/// <param name="choices">The choices that are left when all that can be one is one.</param>
internal sealed class UnionDraft(string name, SchemaSpec schema, IReadOnlyList<Choice> choices) : TypeDraft(name, schema)
{
    public IReadOnlyList<Choice> Choices { get; } = choices;

    public EquatableArray<UnionCaseModel> Cases { get; set; } = [];

    public UnionModel Finish() => new(Name, Schema.Description, Cases) { IsDeprecated = Schema.IsDeprecated };
}
