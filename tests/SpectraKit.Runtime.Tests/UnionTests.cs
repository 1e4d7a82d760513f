using System.Text;
using System.Text.Json;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime.Tests;

/// <summary>Unions as the generator wires them: which case a value is, what is kept of one that is none, and what two of them have to do with each other.</summary>
public sealed class UnionTests
{
    [Theory]
    [InlineData("\"a\"", 0)]
    [InlineData("12", 1)]
    [InlineData("true", 2)]
    [InlineData("[\"a\",\"b\"]", 3)]
    [InlineData("[1,2]", 4)]
    [InlineData("[]", 3)]
    [InlineData("{\"a\":true}", 5)]
    [InlineData("1.5", null)]
    [InlineData("1e2", null)]
    [InlineData("[true]", null)]
    [InlineData("{\"a\":\"x\"}", null)]
    [InlineData("null", null)]
    public void A_value_is_of_the_case_of_its_kind_and_written_as_it_came(string json, int? index)
    {
        var any = Any.FromJson(JsonElement.Parse(json));

        Assert.Equal(index, any.Index);
        Assert.Equal(index is null, any.IsUnknown);
        Assert.Equal(index is null, any.Value is null);
        Assert.Equal(index is null ? json : null, any.Json?.GetRawText());
        Assert.Equal(json, Write(any));
    }

    [Theory]
    [InlineData("""{"type":"a","b":1}""", 0, true)]
    [InlineData("""{"b":"x","type":"\u0061"}""", 0, true)]
    [InlineData("""{"type":"aa"}""", 0, true)]
    [InlineData("""{"type":7}""", 1, true)]
    [InlineData("""{"type":"c"}""", 3, false)]
    [InlineData("""{"must":1}""", 2, true)]
    [InlineData("""{"must":1,"may":2,"other":3}""", 2, true)]
    [InlineData("""{"may":2}""", 3, true)]
    [InlineData("""{"only":1}""", 3, true)]
    [InlineData("""{"must":1,"only":1}""", 2, false)]
    [InlineData("""{"type":"a","type":"7"}""", 0, true)]
    [InlineData("""{}""", 0, true)]
    public void An_object_is_the_case_that_its_members_name(string json, int? index, bool isWhole)
    {
        var thing = Thing.FromJson(JsonElement.Parse(json));

        Assert.Equal(index, thing.Index);
        // Members that another case knows and this one does not are kept with the whole.
        Assert.Equal(isWhole, thing.Json is null);
        Assert.Equal(json, Write(thing));
    }

    [Fact]
    public void The_first_member_that_names_a_case_decides_where_one_member_names_them_all()
    {
        Assert.Equal(0, Named.FromJson(JsonElement.Parse("""{"kind":"x","kind":"y"}""")).Index);
        Assert.Equal(1, Named.FromJson(JsonElement.Parse("""{"deep":[{"kind":"x"}],"kind":"y"}""")).Index);
        Assert.Null(Named.FromJson(JsonElement.Parse("""{"kind":"z"}""")).Index);
    }

    [Fact]
    public void A_value_that_looks_like_a_case_and_is_not_is_kept_as_it_came()
    {
        const string json = """{ "kind" : "x", "number":"no number" }""";

        var thing = Strict.FromJson(JsonElement.Parse(json));

        Assert.True(thing.IsUnknown);
        Assert.Equal(json, thing.Json?.GetRawText());
        Assert.Equal(json, thing.ToString());
    }

    [Fact]
    public void A_value_is_only_of_its_own_case()
    {
        Any text = new("a");
        Any number = new(12L);

        Assert.Equal(("a", null), (text.Text, text.Number));
        Assert.Equal((null, 12L), (number.Text, number.Number));
        Assert.IsAssignableFrom<IUnion>(text);
    }

    [Fact]
    public void A_value_of_no_case_is_refused() => Assert.Throws<ArgumentNullException>("value", () => new UnionValue(0, null));

    [Fact]
    public void Unions_are_equal_when_case_value_and_what_is_kept_are()
    {
        Any one = new("a");

        Assert.True(one == new Any("a"));
        Assert.True(one != new Any("b"));
        Assert.False(one == null);
        Assert.True((Any?)null == null);
        Assert.True(one.Equals((object)new Any("a")));
        Assert.False(one.Equals("a"));
        Assert.Equal(one.GetHashCode(), new Any("a").GetHashCode());
        Assert.Equal(Any.FromJson(JsonElement.Parse("1.5")), Any.FromJson(JsonElement.Parse("1.5")));
        Assert.NotEqual(Any.FromJson(JsonElement.Parse("1.5")), Any.FromJson(JsonElement.Parse("1.50")));
        Assert.NotEqual(Any.FromJson(JsonElement.Parse("1.5")), one);
    }

    [Theory]
    [InlineData("\"a b\"", "a b")]
    [InlineData("12", "12")]
    [InlineData("true", "true")]
    [InlineData("1.50", "1.50")]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData("""{"a":true}""", """{"a":true}""")]
    public void Text_is_plain_where_there_is_a_plain_one_and_json_elsewhere(string json, string text)
    {
        var any = Any.FromJson(JsonElement.Parse(json));

        Assert.Equal(text, any.ToString());
        Assert.Equal(text, ((IFormattable)any).ToString("ignored", null));
        Assert.Equal(text, WireText.Of(any));
    }

    [Fact]
    public void Text_that_is_no_json_is_refused_and_not_kept()
    {
        Assert.ThrowsAny<JsonException>(() => Read<Any>("[1,"));
        Assert.ThrowsAny<JsonException>(() => Read<Thing>("""{"type":"""));
        Assert.ThrowsAny<JsonException>(() => Read<Any>("{\"a\" 1}"));
    }

    [Theory]
    [InlineData("""{"kind":"a"}""", 0)]
    [InlineData("""{"x":[{"kind":"a"}],"kind":"bc"}""", 1)]
    [InlineData("""{"k\u0069nd":"\u0064e"}""", 2)]
    [InlineData("""{"kind":"a","kind":"bc"}""", 0)]
    [InlineData("""{"kind":"ab"}""", Discriminator.Unknown)]
    [InlineData("""{"kind":""}""", Discriminator.Unknown)]
    [InlineData("""{"kind":"much longer than any"}""", Discriminator.Unknown)]
    [InlineData("""{"kind":1}""", Discriminator.Unknown)]
    [InlineData("""{"kind":null}""", Discriminator.Unknown)]
    [InlineData("{}", Discriminator.Unknown)]
    [InlineData("[\"kind\",\"a\"]", Discriminator.Unknown)]
    public void A_discriminator_finds_its_text_wherever_it_stands(string json, int index)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();

        Assert.Equal(index, new Discriminator("kind", "a", "bc", "de").Find(reader));
        Assert.Equal(Discriminator.Unknown, new Discriminator("kind").Find(reader));
        Assert.Equal(1, reader.BytesConsumed);
    }

    [Theory]
    [InlineData("""{"kind" """)]
    [InlineData("""{"x":[1,""")]
    [InlineData("""{"kind":"\ud800"}""")]
    [InlineData("""{"x":1,}""")]
    public void A_discriminator_refuses_what_is_no_json(string json) => Assert.ThrowsAny<JsonException>(() =>
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        new Discriminator("kind", "a").Find(reader);
    });

    private static T Read<T>(string json)
        where T : IJsonCodec<T>
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return T.Read(ref reader);
    }

    private static string Write<T>(T value)
        where T : IJsonCodec<T>
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            T.Write(writer, value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Cases that their JSON kinds tell apart.</summary>
    private sealed class Any : Union<Any>, IUnionOf<Any>
    {
        private Any(UnionValue value)
            : base(value)
        {
        }

        public Any(string text)
            : base(new(0, text))
        {
        }

        public Any(long number)
            : base(new(1, number))
        {
        }

        static UnionCases IUnionOf<Any>.Cases { get; } = new(
            UnionCase.Of<string, StringCodec>(UnionKinds.String),
            UnionCase.Of<long, Int64Codec>(UnionKinds.Integer),
            UnionCase.Of<bool, BooleanCodec>(UnionKinds.Boolean),
            UnionCase.Of<IReadOnlyList<string>, ListCodec<string, StringCodec>>(UnionKinds.Array, UnionKinds.String),
            UnionCase.Of<IReadOnlyList<long>, ListCodec<long, Int64Codec>>(UnionKinds.Array, UnionKinds.Integer),
            UnionCase.Of<IReadOnlyDictionary<string, bool>, MapCodec<bool, BooleanCodec>>(UnionKinds.Object, UnionKinds.Boolean));

        public string? Text => Reference<string>(0);

        public long? Number => Struct<long>(1);

        public int? Index => Reference<string>(0) is not null ? 0
            : Struct<long>(1) is not null ? 1
            : Struct<bool>(2) is not null ? 2
            : Reference<IReadOnlyList<string>>(3) is not null ? 3
            : Reference<IReadOnlyList<long>>(4) is not null ? 4
            : Reference<IReadOnlyDictionary<string, bool>>(5) is not null ? 5
            : null;

        static Any IUnionOf<Any>.Of(UnionValue value) => new(value);
    }

    /// <summary>Cases that members tell apart: by texts and a number of one, by what must and may be there.</summary>
    private sealed class Thing : Union<Thing>, IUnionOf<Thing>
    {
        private Thing(UnionValue value)
            : base(value)
        {
        }

        static UnionCases IUnionOf<Thing>.Cases { get; } = new(
            UnionCase.Object<JsonElement, JsonElementCodec>(["type", "a", "type", "aa"], [], []),
            UnionCase.Object<JsonElement, JsonElementCodec>(["type", "7"], [], []),
            UnionCase.Object<JsonElement, JsonElementCodec>([], ["must"], ["may"]),
            UnionCase.Object<JsonElement, JsonElementCodec>([], [], ["only", "may"]));

        public int? Index => Enumerable.Range(0, 4).Select(index => (int?)index).FirstOrDefault(index => Struct<JsonElement>(index!.Value) is not null);

        static Thing IUnionOf<Thing>.Of(UnionValue value) => new(value);
    }

    private sealed class Named : Union<Named>, IUnionOf<Named>
    {
        private Named(UnionValue value)
            : base(value)
        {
        }

        static UnionCases IUnionOf<Named>.Cases { get; } = new(
            UnionCase.Object<JsonElement, JsonElementCodec>(["kind", "x"], [], []),
            UnionCase.Object<JsonElement, JsonElementCodec>(["kind", "y"], [], []));

        public int? Index => Struct<JsonElement>(0) is not null ? 0 : Struct<JsonElement>(1) is not null ? 1 : null;

        static Named IUnionOf<Named>.Of(UnionValue value) => new(value);
    }

    /// <summary>A case whose reader refuses what its name promises.</summary>
    private sealed class Strict : Union<Strict>, IUnionOf<Strict>
    {
        private Strict(UnionValue value)
            : base(value)
        {
        }

        static UnionCases IUnionOf<Strict>.Cases { get; } = new(
            UnionCase.Object<IReadOnlyDictionary<string, long>, MapCodec<long, Int64Codec>>(["kind", "x"], [], []),
            UnionCase.Object<JsonElement, JsonElementCodec>(["kind", "y"], [], []));

        static Strict IUnionOf<Strict>.Of(UnionValue value) => new(value);
    }
}
