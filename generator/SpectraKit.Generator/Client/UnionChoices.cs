using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>
/// The choices of a schema, and what is left of them when choices of choices are taken together, all that is one type is one, and all
/// strings and all numbers are one each: no JSON value then fits two that are not both lists or both objects.
/// </summary>
internal sealed class UnionChoices(SpecDocument document, Shapes shapes)
{
    /// <summary>More than any service has written; what is beyond is kept as it comes.</summary>
    private const int Most = 1_000;

    /// <summary>The choices that differ, in the order of the document, and whether null is one of them.</summary>
    public (IReadOnlyList<Choice> Choices, bool IsNullable) Of(SchemaSpec schema)
    {
        var all = new List<Choice>();
        var isNullable = Collect(schema, all, [], 0);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var distinct = all.Where(choice => seen.Add(shapes.Signature(choice.Schema))).ToList();
        var texts = Text(schema, [.. distinct.Where(choice => choice.Shape == Shape.String)]);
        var numbers = Number(schema, [.. distinct.Where(choice => choice.Shape is Shape.Integer or Shape.Number)]);
        var files = distinct.Where(choice => choice.Shape == Shape.Array && IsFile(choice.Schema.Items)).ToList();

        var left = new List<Choice>();
        foreach (var choice in distinct)
        {
            var one = choice.Shape switch
            {
                // One file or several: as parts of a body, several are one after the other.
                Shape.String when IsFile(choice.Schema) && files.Count > 0 => files[0],
                Shape.String => texts,
                Shape.Integer or Shape.Number => numbers,
                Shape.Boolean => distinct.First(other => other.Shape == Shape.Boolean),
                _ => choice,
            };
            if (one is { } found && !left.Contains(found))
                left.Add(found);
        }

        return (left, isNullable);
    }

    private bool Collect(SchemaSpec schema, List<Choice> all, HashSet<Pointer> seen, int depth)
    {
        var isNullable = false;
        foreach (var choice in schema.Choices)
        {
            if (depth > 32 || all.Count >= Most || document.Resolve(choice) is not { } target)
                continue;
            isNullable |= target.IsNullable;
            if (target.IsChoice)
            {
                if (seen.Add(target.Pointer))
                    isNullable |= Collect(target, all, seen, depth + 1);
            }
            else if (target.Types.Count > 1)
            {
                foreach (var type in target.Types)
                    all.Add(new(target.Only(type), shapes.Of(target.Only(type))));
            }
            else
            {
                all.Add(new(target, shapes.Of(target)));
            }
        }

        return isNullable;
    }

    /// <summary>Strings: an open enumeration when any of them is one; plain when they are of different formats.</summary>
    private static Choice? Text(SchemaSpec schema, IReadOnlyList<Choice> texts)
    {
        if (texts.Count < 2)
            return texts.Count == 0 ? null : texts[0];
        if (texts.All(text => text.Schema.Const is null && text.Schema.Enum.Count == 0))
            return new(Merged(schema, "string", [], texts), Shape.String);
        var sets = texts.Where(text => text.Schema.Const is not null || text.Schema.Enum.Count > 0).ToList();
        return sets.Count == 1 && sets[0].Schema.Enum.Count > 0
            ? sets[0]
            : new(Merged(schema, "string", [.. sets.SelectMany(set => set.Schema.Const is { } only ? [only] : set.Schema.Enum)], sets), Shape.String);
    }

    /// <summary>Numbers: with a fraction when any of them may have one; an open enumeration when all of them are.</summary>
    private static Choice? Number(SchemaSpec schema, IReadOnlyList<Choice> numbers)
    {
        if (numbers.Count < 2)
            return numbers.Count == 0 ? null : numbers[0];
        var type = numbers.Any(number => number.Shape == Shape.Number) ? "number" : "integer";
        return numbers.All(number => number.Schema.Const is not null || number.Schema.Enum.Count > 0)
            ? new(Merged(schema, type, [.. numbers.SelectMany(number => number.Schema.Const is { } only ? [only] : number.Schema.Enum)], numbers), type == "number" ? Shape.Number : Shape.Integer)
            : new(Merged(schema, type, [], numbers), type == "number" ? Shape.Number : Shape.Integer);
    }

    /// <summary>A schema for what several are together: it stands where the choice stands, under the name of its type.</summary>
    private static SchemaSpec Merged(SchemaSpec schema, string type, IReadOnlyList<JsonValue> values, IReadOnlyList<Choice> parts) => new()
    {
        Json = schema.Json,
        Pointer = schema.Pointer / type,
        Types = [type],
        Description = schema.Description,
        Format = parts.Select(part => part.Schema.Format).Distinct(StringComparer.Ordinal).Count() == 1 ? parts[0].Schema.Format : null,
        Enum = values,
        EnumHints = Hints(parts),
    };

    private static IReadOnlyDictionary<JsonValue, EnumHint> Hints(IReadOnlyList<Choice> parts)
    {
        var hints = new Dictionary<JsonValue, EnumHint>();
        foreach (var part in parts)
        {
            if (part.Schema.Const is { } only)
                hints[only] = new(null, part.Schema.Description);
            foreach (var hint in part.Schema.EnumHints)
                hints[hint.Key] = hint.Value;
        }

        return hints;
    }

    private bool IsFile(SchemaSpec? schema) => schema is not null && document.Resolve(schema) is { Format: "binary", Enum.Count: 0 };
}
