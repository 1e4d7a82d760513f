using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>Schemas that are choices into types: the one that is left when all choices come to one, or a union.</summary>
internal sealed class UnionBuilder(SpecDocument document, TypeNames names, TypeBuilder types, Shapes shapes, UnionTags tags)
{
    private readonly Dictionary<string, UnionDraft> _drafts = new(StringComparer.Ordinal);

    public IEnumerable<UnionDraft> Drafts => _drafts.Values;

    /// <summary>The union that a type names; <c>null</c> when it is none.</summary>
    public UnionDraft? Union(TypeRef type) => _drafts.TryGetValue(type.Name.TrimEnd('?'), out var draft) ? draft : null;

    /// <summary>A schema's type, and whether null is one of its values; <c>null</c> for a schema that is no choice.</summary>
    public (TypeRef Type, bool IsNullable)? Of(SchemaSpec schema, Queue<TypeDraft> unfilled)
    {
        if (schema.Types.Count > 1 && schema.Types.Any(type => type is "array" or "object"))
            schema = ByType(schema);
        else if (!schema.IsChoice)
            return null;

        var (choices, isNullable) = new UnionChoices(document, shapes).Of(schema);
        isNullable |= schema.IsNullable;
        var known = choices.Where(choice => choice.Shape != Shape.Unknown).ToList();
        var isAnything = choices.Any(choice => choice.Shape == Shape.Unknown && !choice.Schema.IsNullable);
        if (known.Count == 0 || (known.Count == 1 && isAnything))
            return (TypeRef.Untyped, isNullable);
        if (schema.IsQuoted && known.Count == 2 && known.Any(choice => choice.Shape == Shape.String) && known.FirstOrDefault(choice => choice.Shape is Shape.Integer or Shape.Number) is { Schema: { } number })
            return (types.Find(number).Type.Quoted(), isNullable);
        if (known.Count == 1)
            return Only(schema, known[0].Schema) is var (type, mayBeNull) ? (type, isNullable || mayBeNull) : default;

        var draft = new UnionDraft(names.Of(schema.Pointer), schema, known);
        var union = TypeRef.Model(draft.Name) with { IsObject = known.Any(choice => choice.Shape is Shape.Array or Shape.Object) };
        _drafts.Add(union.Name, draft);
        unfilled.Enqueue(draft);
        return (union, isNullable);
    }

    /// <summary>Finds the types of a union's cases.</summary>
    public void Fill(UnionDraft draft)
    {
        var objects = draft.Choices.Where(choice => choice.Shape == Shape.Object).Select(choice => choice.Schema).ToList();
        var marks = objects.Count < 2 ? [] : tags.Of(draft.Schema.Discriminator, objects);
        var arrays = draft.Choices.Count(choice => choice.Shape == Shape.Array);
        var scope = new NameScope(ReservedNames.OfCases, draft.Name);
        var cases = new List<UnionCaseModel>();
        foreach (var choice in draft.Choices)
        {
            var own = choice.Shape == Shape.Object && marks.Count > 0 ? marks[objects.IndexOf(choice.Schema)] : UnionMarks.None;
            Suggest(draft, choice, own, objects.Count);
            var type = types.Find(choice.Schema).Type.WithoutFiles();
            // Null or not is nothing that C# tells types apart by; and a choice that leads back to the whole, by another name, is none.
            if (Bare(type) == draft.Name || cases.Any(other => Bare(other.Type) == Bare(type)))
                continue;
            var name = scope.Take(UnionNames.Of(type, choice.Shape, draft.Name));
            cases.Add(new(
                name,
                type,
                choice.Shape.ToString(),
                (choice.Shape == Shape.Array && arrays > 1) || (choice.Shape == Shape.Object && objects.Count > 1) ? Elements(choice.Schema) : "") 
            {
                Marks = own,
                Factory = type.Inner is null ? null : scope.Take("From" + name),
            });
            if (types.Draft(type.Innermost) is { } used)
                draft.Uses.Add(used);
        }

        draft.Cases = [.. cases];
    }

    private static string Bare(TypeRef type) => type.Name.Replace("?", "");

    private (TypeRef, bool) Only(SchemaSpec schema, SchemaSpec only)
    {
        if (only.Pointer.IsIn(schema.Pointer))
            names.Share(only.Pointer, schema.Pointer);
        return types.Find(only);
    }

    /// <summary>What stands within its union is called by its title, by the text that names it, or by what it is in JSON.</summary>
    private void Suggest(UnionDraft draft, Choice choice, UnionMarks marks, int objects)
    {
        var schema = choice.Schema;
        if (!schema.Pointer.IsIn(draft.Schema.Pointer))
            return;
        var word = schema.Pointer.Parent!.Equals(draft.Schema.Pointer) ? null : schema.Json.String("title");
        if (word is not { Length: > 0 and <= 60 })
            word = choice.Shape switch
            {
                Shape.Object => marks.Tags.Count > 0 ? marks.Tags[0].Text : objects == 1 ? "object" : "",
                Shape.String => "text",
                Shape.Integer or Shape.Number => "number",
                Shape.Scalar => "scalar",
                _ => "",
            };
        if (word.Length > 0)
            names.Suggest(schema.Pointer, draft.Name + Naming.Pascal(word).TrimStart('_'));
        if (schema.Items is { Reference: null } items)
            names.Suggest(items.Pointer, draft.Name + "Item");
        if (schema.AdditionalProperties is { Reference: null } entry)
            names.Suggest(entry.Pointer, draft.Name + "Entry");
    }

    private string Elements(SchemaSpec schema)
    {
        var element = schema.Items ?? schema.AdditionalProperties;
        if (element is null || document.Resolve(element) is not { } target)
            return "";
        var kinds = target.IsChoice ? new UnionChoices(document, shapes).Of(target).Choices.Select(choice => choice.Shape) : [shapes.Of(target)];
        return string.Join(" ", kinds.Where(shape => shape != Shape.Unknown).Distinct());
    }

    /// <summary>A schema of several types as a choice of them.</summary>
    private static SchemaSpec ByType(SchemaSpec schema) => new()
    {
        Json = schema.Json,
        Pointer = schema.Pointer,
        Description = schema.Description,
        IsNullable = schema.IsNullable,
        IsDeprecated = schema.IsDeprecated,
        Choices = [.. schema.Types.Select(schema.Only)],
    };
}
