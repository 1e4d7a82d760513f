using System.Text.Json.Nodes;

namespace SpectraKit.Generator.Tests.Odd;

/// <summary>Operations with every kind of parameter, body and answer, some of which contradict each other.</summary>
internal sealed class OddOperations(Random random, OddSchemas schemas)
{
    public JsonObject Operation(string path)
    {
        var operation = new JsonObject { ["responses"] = Responses() };
        if (Chance(70))
            operation["operationId"] = Chance(20) ? Pick(OddWords.Names) : Pick("getPet", "get_pet", "Get pet", "pets.get", "list", "listPets", "pets/list", "2list", "Find Pets by Status") + (Chance(50) ? random.Next(9) : "");
        if (Chance(60))
            operation["tags"] = new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => (JsonNode)(Chance(50) ? schemas.Name() : "Pets"))]);
        if (Chance(40))
            operation["summary"] = Pick(OddWords.Texts);
        if (Chance(40))
            operation["description"] = Pick(OddWords.Texts);
        if (Chance(15))
            operation["deprecated"] = true;
        if (Chance(20))
            operation["security"] = new JsonArray(Chance(40) ? [] : new JsonObject { [Pick("key", "Basic auth", "oauth")] = new JsonArray() });
        if (Chance(10))
            operation["servers"] = new JsonArray(Server());
        if (Chance(50))
            operation["requestBody"] = Body();
        var parameters = Parameters(path);
        if (parameters.Count > 0)
            operation["parameters"] = parameters;
        return operation;
    }

    public JsonObject Server() => random.Next(5) switch
    {
        0 => new() { ["url"] = "/" },
        1 => new() { ["url"] = "https://{host}:{port}/{base path}", ["variables"] = new JsonObject { ["host"] = new JsonObject { ["default"] = "a.example", ["enum"] = new JsonArray("a.example", "b.example"), ["description"] = Pick(OddWords.Texts) }, ["port"] = new JsonObject { ["default"] = "443" } } },
        2 => new() { ["url"] = Pick("", "//a.example", "v1", "https://a.example/{version}", "{", "https://é.example"), ["description"] = Pick(OddWords.Texts) },
        _ => new() { ["url"] = "https://a.example/v" + random.Next(3), ["description"] = Pick(OddWords.Texts) },
    };

    public JsonArray Parameters(string path)
    {
        var parameters = new JsonArray();
        var names = path.Split('{').Skip(1).Select(part => part.Split('}')[0]).Distinct().ToList();
        foreach (var name in names.Where(_ => Chance(85)))
            parameters.Add(Parameter(name, "path"));
        for (var i = random.Next(4); i > 0; i--)
            parameters.Add(Chance(10) ? new JsonObject { ["$ref"] = "#/components/parameters/Page" } : Parameter(Chance(20) && names.Count > 0 ? names[0] : schemas.Name(), Pick("query", "query", "query", "header", "cookie", "path")));
        return parameters;
    }

    public JsonObject Response()
    {
        var response = new JsonObject { ["description"] = Pick(OddWords.Texts) };
        if (Chance(65))
            response["content"] = Content();
        if (Chance(20))
            response["headers"] = new JsonObject { [Chance(70) ? "X-Rate-Limit" : schemas.Name()] = Chance(30) ? new JsonObject { ["$ref"] = "#/components/headers/Left" } : new JsonObject { ["schema"] = schemas.Any(1) } };
        if (Chance(5))
            response["links"] = new JsonObject { ["next"] = new JsonObject { ["operationId"] = "list" } };
        return response;
    }

    public JsonObject Body()
    {
        var body = new JsonObject { ["content"] = Content() };
        if (Chance(50))
            body["required"] = Chance(80);
        if (Chance(30))
            body["description"] = Pick(OddWords.Texts);
        return body;
    }

    public JsonObject Parameter(string name, string place)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = place };
        if (Chance(place == "path" ? 85 : 30))
            parameter["required"] = true;
        if (Chance(85))
            parameter["schema"] = schemas.Any(Chance(70) ? 0 : 2);
        else if (Chance(60))
            parameter["content"] = new JsonObject { [Pick(OddWords.ContentTypes)] = new JsonObject { ["schema"] = schemas.Any(2) } };
        if (Chance(25))
            parameter["style"] = Pick(OddWords.Styles);
        if (Chance(25))
            parameter["explode"] = Chance(50);
        if (Chance(10))
            parameter["allowReserved"] = true;
        if (Chance(10))
            parameter["allowEmptyValue"] = true;
        if (Chance(10))
            parameter["deprecated"] = true;
        if (Chance(30))
            parameter["description"] = Pick(OddWords.Texts);
        if (Chance(10))
            parameter["example"] = schemas.Value();
        return parameter;
    }

    private JsonObject Responses()
    {
        var responses = new JsonObject();
        for (var i = random.Next(Chance(5) ? 0 : 1, 4); i > 0; i--)
            responses[Chance(60) ? "200" : Pick(OddWords.Statuses)] = Chance(12) ? new JsonObject { ["$ref"] = "#/components/responses/Found" } : Response();
        return responses;
    }

    private JsonObject Content()
    {
        var content = new JsonObject();
        for (var i = random.Next(Chance(8) ? 0 : 1, 3); i > 0; i--)
        {
            var media = new JsonObject();
            if (Chance(93))
                media["schema"] = schemas.Any(2);
            if (Chance(20))
                media["example"] = schemas.Value();
            if (Chance(10))
                media["encoding"] = new JsonObject { [schemas.Name()] = new JsonObject { ["contentType"] = Pick(OddWords.ContentTypes), ["style"] = Pick(OddWords.Styles), ["explode"] = Chance(50) } };
            content[Chance(55) ? "application/json" : Pick(OddWords.ContentTypes)] = media;
        }

        return content;
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(params T[] all) => all[random.Next(all.Length)];
}
