using System.Text.Json.Nodes;

namespace SpectraKit.Generator.Tests.Odd;

/// <summary>Schemas of every kind, with keywords that do not fit beside those that do.</summary>
/// <param name="random">What comes next.</param>
/// <param name="components">The schemas that there are to refer to.</param>
internal sealed class OddSchemas(Random random, IReadOnlyList<string> components)
{
    public JsonNode Any(int depth)
    {
        if (Chance(3))
            return JsonValue.Create(Chance(50));
        if (depth <= 0 ? Chance(40) : Chance(22))
            return Reference();
        var schema = random.Next(depth <= 0 ? 5 : 12) switch
        {
            0 or 1 => Plain(),
            2 => Enumeration(),
            3 => [],
            4 => new() { ["const"] = Value() },
            5 or 6 or 7 => Object(depth),
            8 => List(depth),
            9 => Choice(Pick("oneOf", "anyOf"), depth),
            10 => Choice("allOf", depth),
            _ => new() { ["type"] = "object", ["additionalProperties"] = Chance(20) ? JsonValue.Create(Chance(50)) : Any(depth - 1) },
        };
        for (var i = random.Next(3); i > 0; i--)
            Add(schema, depth);
        return schema;
    }

    public JsonObject Object(int depth)
    {
        var properties = new JsonObject();
        for (var i = random.Next(5); i > 0; i--)
            properties[Name()] = Any(depth - 1);
        var schema = new JsonObject { ["properties"] = properties };
        if (Chance(80))
            schema["type"] = Chance(10) ? new JsonArray("object", "null") : "object";
        if (Chance(50))
            schema["required"] = Required(properties);
        return schema;
    }

    public JsonNode? Value() => random.Next(10) switch
    {
        0 => null,
        1 => JsonValue.Create(Chance(50)),
        2 => JsonValue.Create(random.Next(-3, 4)),
        3 => JsonNode.Parse(Pick("1.0", "-0.0", "1e400", "99999999999999999999999999999", "0.1", "1E-7")),
        4 => new JsonArray(1, "a", null),
        5 => new JsonObject { [Name()] = 1 },
        _ => Name(),
    };

    public string Name() => Pick(OddWords.Names);

    public JsonObject Reference() => new()
    {
        ["$ref"] = random.Next(200) switch
        {
            0 => "#/paths/~1pets~1%7Bid%7D/get/responses/200/content/application~1json/schema",
            1 => "#/components/schemas/" + Uri.EscapeDataString(Pick([.. components])) + "/properties/id",
            2 => "#/components/responses/Found/content/application~1json/schema",
            _ => "#/components/schemas/" + Uri.EscapeDataString(Pick([.. components]).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)),
        },
    };

    private JsonObject Plain()
    {
        var schema = new JsonObject { ["type"] = Pick(OddWords.Types) };
        if (Chance(10))
            schema["type"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => (JsonNode)Pick(["null", .. OddWords.Types]))]);
        if (Chance(50))
            schema["format"] = Pick(OddWords.Formats);
        return schema;
    }

    private JsonObject Enumeration()
    {
        var values = new JsonArray();
        for (var i = random.Next(6); i > 0; i--)
            values.Add(Chance(70) ? Name() : Value());
        var schema = new JsonObject { ["enum"] = values };
        if (Chance(70))
            schema["type"] = Chance(70) ? "string" : Pick(OddWords.Types);
        if (Chance(15))
            schema["x-enum-varnames"] = new JsonArray([.. values.Select(_ => (JsonNode)Name())]);
        if (Chance(15))
            schema["x-enum-descriptions"] = new JsonArray([.. values.Select(_ => (JsonNode)Pick(OddWords.Texts))]);
        return schema;
    }

    private JsonObject List(int depth)
    {
        var schema = new JsonObject { ["type"] = "array" };
        if (Chance(90))
            schema["items"] = Any(depth - 1);
        if (Chance(10))
            schema["prefixItems"] = new JsonArray(Any(depth - 1), Any(depth - 1));
        return schema;
    }

    private JsonObject Choice(string keyword, int depth)
    {
        var schema = Chance(20) ? Object(depth - 1) : [];
        var choices = new JsonArray();
        for (var i = random.Next(1, 4); i > 0; i--)
            choices.Add(Chance(50) ? Reference() : Any(depth - 1));
        schema[keyword] = choices;
        if (Chance(25))
            schema["discriminator"] = Chance(50)
                ? new JsonObject { ["propertyName"] = Pick("type", "kind", "@type") }
                : new JsonObject { ["propertyName"] = Pick("type", "id"), ["mapping"] = new JsonObject { [Name()] = Pick([.. components]), ["x"] = "#/components/schemas/" + Pick([.. components]) } };
        return schema;
    }

    private JsonArray Required(JsonObject properties)
    {
        var required = new JsonArray();
        foreach (var name in properties.Select(property => property.Key).Where(_ => Chance(50)))
            required.Add(name);
        if (Chance(10))
            required.Add(Name());
        return required;
    }

    /// <summary>One keyword more, whether it belongs there or not.</summary>
    private void Add(JsonObject schema, int depth)
    {
        switch (random.Next(24))
        {
            case 0: schema["description"] = Pick(OddWords.Texts); break;
            case 1: schema["title"] = Chance(50) ? Pick(OddWords.Texts) : Name(); break;
            case 2: schema["default"] = Value(); break;
            case 3: schema["example"] = Value(); break;
            case 4: schema["examples"] = new JsonArray(Value(), Value()); break;
            case 5: schema["nullable"] = true; break;
            case 6: schema["readOnly"] = true; break;
            case 7: schema["writeOnly"] = true; break;
            case 8: schema["deprecated"] = true; break;
            case 9: schema["required"] = Chance(20) ? JsonValue.Create(true) : new JsonArray(Name()); break;
            case 10: schema["exclusiveMinimum"] = Chance(50) ? JsonValue.Create(true) : 0.5; break;
            case 11: schema["pattern"] = Pick("^[a-z]+$", "(", "\\", "\""); break;
            case 12: schema["maximum"] = JsonNode.Parse(Pick("1e999", "18446744073709551615", "-1", "0.5")); break;
            case 13: schema["maxLength"] = random.Next(-1, 5); break;
            case 14: schema["not"] = Any(depth - 2); break;
            case 15: schema["if"] = Any(depth - 2); schema["then"] = Any(depth - 2); break;
            case 16: schema["patternProperties"] = new JsonObject { ["^x-"] = Any(depth - 2) }; break;
            case 17: schema["unevaluatedProperties"] = Chance(50) ? JsonValue.Create(false) : Any(depth - 2); break;
            case 18: schema["$defs"] = new JsonObject { [Name()] = Any(depth - 2) }; break;
            case 19: schema["$comment"] = Pick(OddWords.Texts); break;
            case 20: schema["x-" + Name()] = Value(); break;
            case 21: schema["format"] = Pick(OddWords.Formats); break;
            case 22: schema["enum"] = new JsonArray(Value(), Value(), Name()); break;
            default: schema["additionalProperties"] = Chance(50) ? JsonValue.Create(Chance(50)) : Any(depth - 2); break;
        }
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(params T[] all) => all[random.Next(all.Length)];
}
