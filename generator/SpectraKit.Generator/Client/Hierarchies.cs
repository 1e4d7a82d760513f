using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>
/// Which components inherit from which: one whose <c>allOf</c> refers to one component that has a discriminator, or that inherits from one that
/// has. Decided from the document alone, before any type is made, and in no order of it.
/// </summary>
internal sealed class Hierarchies
{
    /// <summary>More levels than any service has; what is below them is composed of what is above.</summary>
    private const int MaxLevels = 16;

    private readonly SpecDocument _document;
    private readonly Shapes _shapes;
    private readonly Dictionary<Pointer, SchemaSpec> _records;
    private readonly HashSet<Pointer> _roots;
    private readonly Dictionary<Pointer, SchemaSpec> _bases = [];
    private readonly Dictionary<Pointer, List<SchemaSpec>> _children = [];

    public Hierarchies(SpecDocument document, Shapes shapes, DiagnosticBag diagnostics)
    {
        (_document, _shapes) = (document, shapes);
        _records = document.Schemas.Select(schema => schema.Value).Where(IsRecord).ToDictionary(schema => schema.Pointer);
        _roots = [.. _records.Values.Where(IsNamedByText).Select(schema => schema.Pointer)];
        if (_roots.Count == 0)
            return;

        var compositions = Compositions();
        foreach (var schema in document.Schemas.Select(schema => schema.Value))
        {
            if (compositions.TryGetValue(schema.Pointer, out var bases) && bases.Count == 1)
                _bases[schema.Pointer] = bases[0];
        }

        Keep(schema => HasRoot(schema) && !IsAlias(schema));
        Keep(schema => FitsBase(schema, diagnostics));
        Keep(HasRoot);
        foreach (var schema in document.Schemas.Select(schema => schema.Value).Where(schema => _bases.ContainsKey(schema.Pointer)))
        {
            var @base = _bases[schema.Pointer];
            if (!_children.TryGetValue(@base.Pointer, out var children))
                _children.Add(@base.Pointer, children = []);
            children.Add(schema);
        }
    }

    /// <summary>Whether a schema inherits, or is inherited from.</summary>
    public bool Has(SchemaSpec schema) => _bases.ContainsKey(schema.Pointer) || HasChildren(schema);

    public bool HasChildren(SchemaSpec schema) => _children.ContainsKey(schema.Pointer);

    public SchemaSpec? BaseOf(SchemaSpec schema) => _bases.TryGetValue(schema.Pointer, out var found) ? found : null;

    /// <summary>All that inherit from a schema, at whichever level.</summary>
    public IEnumerable<SchemaSpec> Descendants(SchemaSpec schema) => !_children.TryGetValue(schema.Pointer, out var children) ? []
        : children.SelectMany(child => Descendants(child).Prepend(child));

    /// <summary>The discriminators of a schema and of all that it inherits from, the nearest first.</summary>
    public IEnumerable<DiscriminatorSpec> Discriminators(SchemaSpec schema)
    {
        for (var level = schema; level is not null; level = BaseOf(level))
        {
            if (_roots.Contains(level.Pointer))
                yield return level.Discriminator!;
        }
    }

    /// <summary>The members of a schema and of its parts, but for those that it inherits.</summary>
    public ObjectFacts OwnMembers(SchemaSpec schema) => ObjectFacts.Of(_document, schema, BaseOf(schema));

    private bool IsRecord(SchemaSpec schema) => schema is { Reference: null, IsChoice: false, NetType: null, Enum.Count: 0, Const: null }
        && schema.AllTypesAre("object")
        && (_shapes.Of(schema) == Shape.Object || (_shapes.Of(schema) == Shape.Unknown && (schema.Discriminator is not null || schema.AllOf.Count > 0)));

    /// <summary>A discriminator that is no text names nobody.</summary>
    private bool IsNamedByText(SchemaSpec schema) => schema.Discriminator is { } discriminator
        && (!ObjectFacts.Of(_document, schema).Properties.TryGetValue(discriminator.Property, out var member)
            || (_document.Resolve(member) is { NetType: null } target && _shapes.Of(target) == Shape.String && SimpleTypes.Text(target) == TypeRef.String));

    /// <summary>Of each component the others that it is composed of and that have a discriminator, of their own or by the same way.</summary>
    private Dictionary<Pointer, List<SchemaSpec>> Compositions()
    {
        var users = new Dictionary<Pointer, List<SchemaSpec>>();
        foreach (var schema in _records.Values)
        {
            foreach (var part in schema.AllOf.Where(part => part.Reference is not null))
            {
                if (_document.Resolve(part) is not { } target || !_records.ContainsKey(target.Pointer))
                    continue;
                if (!users.TryGetValue(target.Pointer, out var list))
                    users.Add(target.Pointer, list = []);
                if (list.Count == 0 || list[list.Count - 1] != schema)
                    list.Add(schema);
            }
        }

        var found = new Dictionary<Pointer, List<SchemaSpec>>();
        var left = new Queue<SchemaSpec>(_records.Values.Where(schema => _roots.Contains(schema.Pointer)));
        var seen = new HashSet<Pointer>(_roots);
        while (left.Count > 0)
        {
            var part = left.Dequeue();
            foreach (var user in users.TryGetValue(part.Pointer, out var list) ? list : [])
            {
                if (!found.TryGetValue(user.Pointer, out var parts))
                    found.Add(user.Pointer, parts = []);
                parts.Add(part);
                if (seen.Add(user.Pointer))
                    left.Enqueue(user);
            }
        }

        return found;
    }

    private void Keep(Func<SchemaSpec, bool> fits)
    {
        foreach (var schema in _bases.Keys.Where(pointer => !fits(_records[pointer])).ToList())
            _bases.Remove(schema);
    }

    /// <summary>Whether one that it inherits from has a discriminator, and the way up ends.</summary>
    private bool HasRoot(SchemaSpec schema)
    {
        var isNamed = false;
        var levels = 0;
        for (var level = BaseOf(schema); level is not null; level = BaseOf(level))
        {
            if (++levels > MaxLevels)
                return false;
            isNamed |= _roots.Contains(level.Pointer);
        }

        return isNamed;
    }

    /// <summary>Another name of its base: it adds nothing, and the discriminator, which names others, does not name it.</summary>
    private bool IsAlias(SchemaSpec schema) => schema is { AllOf.Count: 1, Properties.Count: 0, Required.Count: 0, IsOpen: false, Discriminator: null, Choices.Count: 0 }
        && Discriminators(schema).Any(discriminator => discriminator.Mapping.Count > 0)
        && !Discriminators(schema).Any(discriminator => discriminator.Mapping.Any(entry => entry.Pointer.Equals(schema.Pointer)));

    /// <summary>Whether each member that it has again is what it is in the base: C# has one type for both.</summary>
    private bool FitsBase(SchemaSpec schema, DiagnosticBag diagnostics)
    {
        var inherited = ObjectFacts.Of(_document, BaseOf(schema)!).Properties;
        var tags = Discriminators(schema).Select(discriminator => discriminator.Property).ToList();
        foreach (var member in OwnMembers(schema).Properties.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (tags.Contains(member.Key) || !inherited.TryGetValue(member.Key, out var before) || IsAlike(before, member.Value))
                continue;
            diagnostics.Add(Descriptors.NotInherited, member.Value.Json.Place, schema.Pointer.Name, BaseOf(schema)!.Pointer.Name, member.Key);
            return false;
        }

        return true;
    }

    private bool IsAlike(SchemaSpec before, SchemaSpec after)
    {
        if (_document.Resolve(before) is not { } one || _document.Resolve(after) is not { } other)
            return true;
        if (one.Pointer.Equals(other.Pointer))
            return true;
        if ((other.IsNullable || after.IsNullable) && !(one.IsNullable || before.IsNullable))
            return false;
        var shape = _shapes.Of(other);
        // Words for the reader, and the one value that is left of the base's, change no type.
        return (shape == Shape.Unknown && other is { Choices.Count: 0, AllOf.Count: 0, NetType: null, Types.Count: 0 })
            || _shapes.Signature(one) == _shapes.Signature(other)
            || (shape == _shapes.Of(one) && shape != Shape.Object && ObjectFacts.OnlyText(_document, other) is not null);
    }
}
