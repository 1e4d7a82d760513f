using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>Schemas into types: which .NET type each is, and which types have to be printed for it.</summary>
internal sealed class TypeBuilder
{
    /// <summary>Deeper than any type that a person would write: a list of lists of lists … of them.</summary>
    private const int MaxDepth = 32;

    private readonly SpecDocument _document;
    private readonly TypeNames _names;
    private readonly DiagnosticBag _diagnostics;
    private readonly Hierarchies _hierarchies;
    private readonly PlainComposition _compositions;
    private readonly UnionBuilder _unionBuilder;
    private readonly RecordBuilder _recordBuilder;
    private readonly Dictionary<Pointer, (TypeRef Type, bool IsNullable)> _known = [];
    private readonly Dictionary<string, RecordDraft> _records = new(StringComparer.Ordinal);
    private readonly List<EnumModel> _enums = [];
    private readonly HashSet<Pointer> _inProgress = [];
    private readonly Queue<TypeDraft> _unfilled = new();

    public TypeBuilder(SpecDocument document, TypeNames names, DiagnosticBag diagnostics)
    {
        (_document, _names, _diagnostics) = (document, names, diagnostics);
        var shapes = new Shapes(document);
        var discriminators = new DiscriminatorTable(document, diagnostics);
        _hierarchies = new(document, shapes, diagnostics);
        var texts = new HierarchyTexts(document, _hierarchies, discriminators);
        _compositions = new(document, shapes);
        _unionBuilder = new(document, names, this, shapes, new(document, discriminators, texts));
        _recordBuilder = new(document, this, _compositions, _hierarchies, texts);
    }

    /// <summary>The record that a type names; <c>null</c> when it is none.</summary>
    public RecordDraft? Record(TypeRef type) => _records.TryGetValue(type.Name.TrimEnd('?'), out var draft) ? draft : null;

    /// <summary>The record or union that a type names; <c>null</c> when it is none.</summary>
    public TypeDraft? Draft(TypeRef type) => Record(type) ?? (TypeDraft?)_unionBuilder.Union(type);

    /// <summary>Marks the record or union at the heart of a type, and all that it leads to, as used.</summary>
    public void Mark(TypeRef type, ModelUses uses) => Draft(type.Innermost)?.Mark(uses);

    /// <summary>A schema's type, and whether null is one of its values. All records that it leads to have their members afterwards.</summary>
    public (TypeRef Type, bool IsNullable) Of(SchemaSpec? schema)
    {
        var type = Find(schema);
        // One after the other and not one within the other: a stranger's chain of a hundred thousand records must not end the stack.
        while (_unfilled.Count > 0)
        {
            switch (_unfilled.Dequeue())
            {
                case RecordDraft record:
                    _recordBuilder.Fill(record);
                    break;
                case UnionDraft union:
                    _unionBuilder.Fill(union);
                    break;
            }
        }

        return type;
    }

    /// <summary>A schema's type, whose own parts may still be to be found.</summary>
    public (TypeRef Type, bool IsNullable) Find(SchemaSpec? schema) => FindResolved(schema is null ? null : _document.Resolve(schema));

    /// <summary>The type of a schema whose references were followed; <c>null</c> for one that leads nowhere.</summary>
    public (TypeRef Type, bool IsNullable) FindResolved(SchemaSpec? target)
    {
        if (target is null)
            return (TypeRef.Untyped, true);
        // Nearly all, of which each is found sooner than it is looked up.
        if (target.IsScalar)
            return (Scalar(target, target.Types[0]), target.IsNullable);
        if (_known.TryGetValue(target.Pointer, out var known))
            return known;
        // A list of itself, or an alias of an alias: nothing that C# could name.
        if (_inProgress.Count >= MaxDepth || !_inProgress.Add(target.Pointer))
            return (TypeRef.Untyped, true);

        var type = Create(target);
        _inProgress.Remove(target.Pointer);
        return _known[target.Pointer] = type;
    }

    /// <summary>Every type to be printed, in ordinal order.</summary>
    public EquatableArray<TypeModel> Models()
    {
        // What no operation uses is printed as JSON, and needs all that it is made of to be JSON too, a body of a form among it.
        foreach (var used in _records.Values.Concat<TypeDraft>(_unionBuilder.Drafts).Where(draft => draft.UsedAs == ModelUses.None).SelectMany(draft => draft.Uses).ToList())
            used.Mark(ModelUses.Json);
        TypeModel[] models = [.. _records.Values.Select(_recordBuilder.Finish), .. _enums, .. _unionBuilder.Drafts.Select(draft => draft.Finish())];
        Array.Sort(models, static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return new(models);
    }

    private (TypeRef, bool) Create(SchemaSpec schema)
    {
        if (schema.NetType is { } stated && NetType(schema, stated) is { } netType)
            return (netType, schema.IsNullable);

        if (_hierarchies.Has(schema))
            return (Record(schema), schema.IsNullable);
        if (_unionBuilder.Of(schema, _unfilled) is { } union)
            return union;
        if (schema.Properties.Count == 0 && !schema.IsOpen && schema.AllOf.Count == 1 && schema.Choices.Count == 0)
            return Find(schema.AllOf[0]) is var (type, isNullable) ? (type, isNullable || schema.IsNullable) : default;
        if (_compositions.Of(schema) is { } plain)
            return Plain(schema, plain);
        // What is said of members says nothing of a string.
        var isStatedOtherwise = schema.AllOf.Count == 0 && schema.Types.Count > 0 && !schema.Types.Contains("object");
        if ((schema.AllOf.Count > 0 || schema.Properties.Count > 0) && !isStatedOtherwise)
            return IsObject(schema, [], 0) ? (Record(schema), schema.IsNullable) : (TypeRef.Untyped, true);
        return (Simple(schema), schema.IsNullable);
    }

    private (TypeRef, bool) Plain(SchemaSpec schema, SchemaSpec plain)
    {
        if (plain.Pointer.Equals(schema.Pointer))
            return (Simple(plain), plain.IsNullable);
        if (plain.Pointer.IsIn(schema.Pointer))
            _names.Share(plain.Pointer, schema.Pointer);
        return Find(plain) is var (type, isNullable) ? (type, isNullable || schema.IsNullable) : default;
    }

    private TypeRef Simple(SchemaSpec schema)
    {
        if (EnumBuilder.Underlying(schema, SimpleTypes.Number(schema)) is { } underlying)
            return Enum(schema, underlying);

        var types = SimpleTypes.TypesOf(schema);
        return types.Count != 1 ? SimpleTypes.OfSeveral(schema, types) : types[0] switch
        {
            "array" => List(schema),
            "object" when schema.AdditionalProperties is { } further => Element(further).Map(),
            "object" when schema.IsOpen => TypeRef.Untyped.Map(),
            var type => Scalar(schema, type),
        };
    }

    private static TypeRef Scalar(SchemaSpec schema, string type) => type switch
    {
        "string" => SimpleTypes.Text(schema),
        "integer" => SimpleTypes.Integer(schema),
        "number" => SimpleTypes.Number(schema),
        "boolean" => TypeRef.Boolean,
        _ => TypeRef.Untyped,
    };

    /// <summary>The type that <c>x-kit-type</c> _names. It is written into code as it stands: nothing but a name may pass.</summary>
    private TypeRef? NetType(SchemaSpec schema, JsonValue stated)
    {
        if (stated is not { Kind: JsonKind.String, Text: var name } || !(name == "bool" || Naming.IsQualifiedName(name)))
        {
            _diagnostics.Add(Descriptors.InvalidExtension, stated.Place, stated.Name, "it is the full name of a .NET type, or 'bool'");
            return null;
        }

        return name is not ("bool" or "System.Boolean") ? TypeRef.Parsable("global::" + name, isValue: true)
            : schema.Types.Contains("integer") ? TypeRef.Value("bool", "Flag") with { IsFlag = true }
            : TypeRef.Value("bool", "QuotedBoolean");
    }

    /// <summary>A tuple is a list of what all of its places have in common.</summary>
    private TypeRef List(SchemaSpec schema)
    {
        if (schema.PrefixItems.Count == 0)
            return schema.Items is { } items ? Element(items).List() : TypeRef.Untyped.List();
        var places = schema.PrefixItems.Select(Element).Distinct().ToList();
        if (schema.Items is { Json.Kind: JsonKind.Object } rest)
            places.Add(Element(rest));
        return places.TrueForAll(place => place == places[0]) ? places[0].List() : TypeRef.Untyped.List();
    }

    /// <summary>The type of what a list or a map is made of.</summary>
    public TypeRef Element(SchemaSpec schema) => Find(schema) is var (type, isNullable) && isNullable && type != TypeRef.Untyped && !type.IsFile ? type.Nullable() : type;

    private TypeRef Enum(SchemaSpec schema, TypeRef underlying)
    {
        var name = _names.Of(schema.Pointer);
        _enums.Add(EnumBuilder.Build(schema, name, underlying));
        return TypeRef.Enum(name);
    }

    private bool IsObject(SchemaSpec schema, HashSet<Pointer> seen, int depth) =>
        depth > MaxDepth
        || !seen.Add(schema.Pointer)
        || (schema.AllTypesAre("object")
            && schema.AllOf.All(part => _document.Resolve(part) is not { } target || IsObject(target, seen, depth + 1)));

    private TypeRef Record(SchemaSpec schema)
    {
        var draft = new RecordDraft(_names.Of(schema.Pointer), schema);
        var type = TypeRef.Model(draft.Name);
        _records.Add(type.Name, draft);
        _unfilled.Enqueue(draft);
        return type;
    }
}
