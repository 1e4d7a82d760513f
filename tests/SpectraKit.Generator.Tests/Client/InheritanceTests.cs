using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SpectraKit.Generator.Tests.Inheritance;
using SpectraKit.Runtime;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>Components that inherit: which child an object is, what a new one says of itself, and that nothing is lost of those that nobody knows.</summary>
public sealed class InheritanceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_child_is_sent_and_received_where_its_base_is_declared()
    {
        await using var server = OneRequestServer.Answering("""{"name":"Rex","tricks":["sit"],"kind":"hound","friend":{"kind":"Cat","Cat":true}}""");
        using var client = new ZooClient(new ApiClientOptions { BaseAddress = server.Address });

        var answer = await client.AddPetAsync(new Poodle { Name = "Fifi", Tricks = [], Born = new DateOnly(2026, 1, 2), Friend = new Cat() }, Cancellation);

        Assert.EndsWith("""{"kind":"poodle","name":"Fifi","born":"2026-01-02","friend":{"kind":"Cat"},"tricks":[]}""", server.Requests[0], StringComparison.Ordinal);
        var dog = Assert.IsType<Dog>(answer);
        Assert.Equal(("hound", "Rex", "sit"), (dog.Kind, dog.Name, Assert.Single(dog.Tricks)));
        Assert.True(Assert.IsType<Cat>(dog.Friend).Cat2);
    }

    [Theory]
    [InlineData("""{"kind":"dog","name":"a","tricks":[]}""", typeof(Dog))]
    [InlineData("""{"name":"a","tricks":["x"],"kind":"hound"}""", typeof(Dog))]
    [InlineData("""{"name":"a","tricks":[],"born":null,"curls":3,"kind":"p\u006fodle"}""", typeof(Poodle))]
    [InlineData("""{"kind":"Cat"}""", typeof(Cat))]
    [InlineData("""{"kind":"Stray","place":"here","since":"2026-01-02T03:04:05+00:00"}""", typeof(Stray))]
    [InlineData("""{"kind":"none","id":1}""", typeof(Pet))]
    [InlineData("""{"kind":"crocodile","teeth":[1.50,{"a":null}],"name":"Kroko"}""", typeof(Pet))]
    [InlineData("""{"kind":"Dog","name":"named by a mapping, and so not by its component"}""", typeof(Pet))]
    public void An_object_is_the_child_that_it_names_and_is_written_as_it_came(string json, Type type)
    {
        var pet = Json.Read<Pet>(json);

        Assert.Equal(type, pet.GetType());
        // What only answers have is not sent.
        ShouldBeSame(json.Replace(""","id":1""", "", StringComparison.Ordinal), Json.Write(pet));
        Assert.Equal(Json.Write(pet), Json.Again<Pet>(Json.Write(pet)));
    }

    [Theory]
    [InlineData("""{"@type":"Circle","radius":1.5,"scale":2}""", typeof(Circle))]
    [InlineData("""{"@type":"Hexagon","sides":6}""", typeof(Inheritance.Shape))]
    [InlineData("""{"sides":6}""", typeof(Inheritance.Shape))]
    public void A_discriminator_that_the_base_does_not_declare_is_a_member_all_the_same(string json, Type type)
    {
        var shape = Json.Read<Inheritance.Shape>(json);

        Assert.Equal(type, shape.GetType());
        ShouldBeSame(json, Json.Write(shape));
        Assert.Equal("""{"@type":"Square","side":2}""", Json.Write<Inheritance.Shape>(new Square { Side = 2 }));
    }

    [Fact]
    public void A_child_that_came_without_its_name_has_none()
    {
        var circle = Json.Read<Circle>("""{"radius":1.5}""");

        Assert.Null(circle.Type);
        Assert.Equal("""{"radius":1.5}""", Json.Write(circle));
        Assert.Equal("Circle", new Circle().Type);
    }

    [Theory]
    [InlineData("""{"type":"Car","fuel":"volt","range":400}""", typeof(ElectricCar))]
    [InlineData("""{"fuel":"gas","litres":1.6,"type":"Car"}""", typeof(GasCar))]
    [InlineData("""{"type":"Car","fuel":"steam"}""", typeof(Car))]
    [InlineData("""{"type":"Boat","length":3}""", typeof(Boat))]
    [InlineData("""{"type":"Sledge","dogs":8}""", typeof(Vehicle))]
    public void A_level_may_have_a_discriminator_of_its_own(string json, Type type)
    {
        var vehicle = Json.Read<Vehicle>(json);

        Assert.Equal(type, vehicle.GetType());
        ShouldBeSame(json, Json.Write(vehicle));
        Assert.Equal("""{"type":"Car","fuel":"volt"}""", Json.Write<Vehicle>(new ElectricCar()));
    }

    [Fact]
    public void A_union_of_children_is_told_apart_as_their_base_is()
    {
        var zoo = Json.Read<Zoo>("""{"star":{"kind":"poodle","name":"a","tricks":[],"born":null},"guest":{"kind":"tomcat"},"any":{"kind":"Cat"}}""");

        Assert.IsType<Poodle>(zoo.Star!.Dog);
        Assert.Null(zoo.Star.Cat);
        Assert.Equal("tomcat", zoo.Guest!.Cat!.Kind);
        Assert.IsType<Cat>(zoo.Any);
        Assert.IsType<Poodle>(Json.Read<Zoo>("""{"guest":{"kind":"poodle","name":"a","tricks":[],"born":null}}""").Guest!.Poodle);
        Assert.IsType<Dog>(Json.Read<Zoo>("""{"guest":{"kind":"hound","name":"a","tricks":[]}}""").Guest!.Dog);
        Assert.True(Json.Read<Zoo>("""{"star":{"kind":"crocodile"}}""").Star!.IsUnknown);
    }

    [Theory]
    [InlineData("""{"kind":"dog","tricks":[]}""", "The required member 'name' of Dog is missing.")]
    [InlineData("""{"kind":"poodle","name":"a","tricks":[]}""", "The required member 'born' of Poodle is missing.")]
    [InlineData("""{"name":"a"}""", "The required member 'kind' of Pet is missing.")]
    public void A_child_may_ask_for_what_its_base_does_not(string json, string message) =>
        Assert.Equal(message, Assert.Throws<JsonException>(() => Json.Read<Pet>(json)).Message);

    [Fact]
    public void What_a_document_nests_within_itself_is_read_at_every_level()
    {
        var zoo = Json.Read<Zoo>("""{"pets":[{"kind":"Cat","others":{"b":{"kind":"dog","name":"c","tricks":[],"friend":{"kind":"newt","tail":1}}}}],"shape":null}""");

        var dog = Assert.IsType<Dog>(Assert.IsType<Cat>(zoo.Pets![0]).Others!["b"]);
        Assert.Equal(1, dog.Friend!.AdditionalProperties!["tail"].GetInt32());
    }

    [Fact]
    public void A_hierarchy_prints_no_secrets_and_all_of_its_members()
    {
        var text = new Poodle { Name = "a", Tricks = [], Born = null, Master = "secret", Curls = 5 }.ToString();

        Assert.StartsWith("Poodle { ", text, StringComparison.Ordinal);
        Assert.Contains("Kind = poodle, Name = a", text, StringComparison.Ordinal);
        Assert.Contains("Master = [redacted]", text, StringComparison.Ordinal);
        Assert.Contains("Curls = 5", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Children_are_values_and_copies_keep_what_they_are()
    {
        Pet cat = new Cat { Name = "a" };

        Assert.Equal(new Cat { Name = "b" }, cat with { Name = "b" });
        Assert.NotEqual(cat, new Pet { Kind = "Cat", Name = "a" });
    }

    [Fact]
    public async Task A_child_is_a_form_with_its_own_fields_where_its_base_is_declared()
    {
        await using var server = OneRequestServer.Answering("");
        using var client = new ZooClient(new ApiClientOptions { BaseAddress = server.Address });

        await client.SendPetAsync(new DayTicket { Seat = "1", Day = new DateOnly(2026, 1, 2) }, Cancellation);

        Assert.EndsWith("\r\n\r\nkind=DayTicket&seat=1&day=2026-01-02", server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_hierarchy_is_read_from_is_written_the_same() => Prop.ForAll(
        Pets(3).ToArbitrary(),
        pet =>
        {
            var written = Json.Write(Json.Read<Pet>(pet.ToJsonString()));
            return JsonNode.DeepEquals(pet, JsonNode.Parse(written)) && written == Json.Again<Pet>(written);
        }).QuickCheckThrowOnFailure();

    /// <summary>Pets of every kind, known or not, their members in any order, with pets within.</summary>
    private static Gen<JsonObject> Pets(int depth) =>
        from kind in Gen.Elements("dog", "hound", "poodle", "Cat", "Stray", "none", "newt", "", "Poodle", "\ud83d\ude00")
        from name in Gen.Elements("a", "\u00e4\"\\", "")
        from extra in Gen.Elements("""{"a":[1.50,null]}""", "true", "\"x\"", "1e5")
        from friend in depth == 0 ? Gen.Constant<JsonObject?>(null) : Gen.Frequency((1, Gen.Constant<JsonObject?>(null)), (2, Pets(depth - 1).Select(pet => (JsonObject?)pet)))
        from members in Gen.Shuffle(new KeyValuePair<string, JsonNode?>[]
        {
            new("kind", kind),
            new("name", name),
            new("born", "2026-01-02"),
            new("tricks", new JsonArray("sit")),
            new("place", "here"),
            new("unheard of", JsonNode.Parse(extra)),
            new("friend", friend),
        })
        select new JsonObject(members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static void ShouldBeSame(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"{expected}\n{actual}");
}
