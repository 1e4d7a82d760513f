using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SpectraKit.Generator.Tests.Formats;
using SpectraKit.Generator.Tests.Orders;
using SpectraKit.Generator.Tests.References;
using SpectraKit.Runtime;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>What holds for any value, any document and any bytes.</summary>
public sealed class RoundTripTests
{
    /// <summary>Any text that JSON can carry: half a surrogate pair has no UTF-8.</summary>
    private static Gen<string> Texts => ArbMap.Default.GeneratorFor<string>().Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? "")));

    private static Gen<Formats.Formats> Models =>
        from text in Texts
        from optional in Texts.OrNull()
        from small in ArbMap.Default.GeneratorFor<(sbyte, byte, short, ushort)>()
        from large in ArbMap.Default.GeneratorFor<(int, uint, long, ulong)>()
        from huge in ArbMap.Default.GeneratorFor<BigInteger>()
        from real in ArbMap.Default.GeneratorFor<(float, double, decimal)>()
        from time in ArbMap.Default.GeneratorFor<DateTimeOffset>()
        from parts in ArbMap.Default.GeneratorFor<(Guid, TimeSpan, byte[])>()
        from rows in Gen.Choose(0, 40).Select(n => (long)n).ListOf().ListOf().ListOf()
        from map in ArbMap.Default.GeneratorFor<(string, string?)[]>()
        select new Formats.Formats
        {
            DateTime = time,
            Date = DateOnly.FromDateTime(time.Date),
            Time = TimeOnly.FromDateTime(time.DateTime),
            Duration = parts.Item2,
            Uuid = parts.Item1,
            Uri = Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var uri) ? uri : null,
            Byte = parts.Item3,
            Email = optional,
            Int8 = small.Item1,
            Uint8 = small.Item2,
            Int16 = small.Item3,
            Uint16 = small.Item4,
            Int32 = large.Item1,
            Uint32 = large.Item2,
            Int64 = large.Item3,
            Uint64 = large.Item4,
            Bigint = huge,
            Float = float.IsFinite(real.Item1) ? real.Item1 : null,
            Double = double.IsFinite(real.Item2) ? real.Item2 : null,
            Decimal = real.Item3,
            TextInt64 = large.Item3,
            TextDecimal = real.Item3,
            Quoted = optional is null ? default : new Optional<int?>(large.Item1 % 2 == 0 ? null : large.Item1),
            Scalar = large.Item1 % 2 == 0 ? text : large.Item3,
            Rows = [.. rows.Select(row => (IReadOnlyList<IReadOnlyList<long>>)[.. row.Select(cell => (IReadOnlyList<long>)[.. cell])])],
            Maps = new Dictionary<string, IReadOnlyDictionary<string, string?>>
            {
                [text] = map.DistinctBy(entry => Whole(entry.Item1)).ToDictionary(entry => Whole(entry.Item1), entry => entry.Item2 is null ? null : Whole(entry.Item2)),
            },
        };

    [Fact]
    public void What_is_written_is_read_back_equal() => Prop.ForAll(
        Models.ToArbitrary(),
        model =>
        {
            var written = Json.Write(model);
            var read = Json.Read<Formats.Formats>(written);
            return written == Json.Write(read) && Shallow(model) == Shallow(read) && model.Byte?.Span.SequenceEqual(read.Byte!.Value.Span) is not false;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_read_is_written_and_read_the_same_with_all_that_nobody_knows() => Prop.ForAll(
        Documents.ToArbitrary(),
        document =>
        {
            var once = Json.Again<Conditional>(document.ToJsonString());
            // The last of two members with one name wins, and a member that is null and not asked for is as good as absent.
            if (document["a"] is null)
                document.Remove("a");
            return JsonNode.DeepEquals(document, JsonNode.Parse(once)) && once == Json.Again<Conditional>(once);
        }).QuickCheckThrowOnFailure();

    public static TheoryData<string> Readers => [.. _readers.Keys];

    [Theory]
    [MemberData(nameof(Readers))]
    public void No_bytes_make_a_reader_do_anything_but_return_or_throw_its_one_exception(string name)
    {
        var (read, seed) = _readers[name];
        var document = Encoding.UTF8.GetBytes(seed);
        read(document);

        Prop.ForAll(
            Bytes(document).ToArbitrary(),
            bytes =>
            {
                try
                {
                    read(bytes);
                }
                catch (JsonException)
                {
                    // The one that it may.
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Theory]
    [InlineData("""{"left":{"right":""", 200_000)]
    [InlineData("""{"rights":[""", 200_000)]
    public void However_deep_a_document_is_the_stack_does_not_end(string level, int depth)
    {
        var bytes = Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, level, depth).ToString());
        Exception? thrown = null;
        var reading = new Thread(() => thrown = Record.Exception(() => Json.Read<Right>(bytes, maxDepth: int.MaxValue)), maxStackSize: 512 * 1024);
        reading.Start();
        reading.Join();

        Assert.Contains("nested too deeply", Assert.IsType<JsonException>(thrown).Message, StringComparison.Ordinal);
    }

    /// <summary>Every kind of model, with a document in which everything that it can have is there.</summary>
    private static readonly Dictionary<string, (Action<byte[]> Read, string Seed)> _readers = new()
    {
        ["formats"] = (bytes => Json.Read<Formats.Formats>(bytes), """{"dateTime":"2026-01-02T03:04:05.678+02:00","date":"2026-11-21","time":"12:30:00Z","duration":"P1DT2H","uuid":"0f8fad5b-d9cb-469f-a165-70867728950e","uri":"https://h/\u00e4?b=%20","byte":"AQID","int8":-1,"uint64":18446744073709551615,"bigint":123456789012345678901234567890,"beyond":1e25,"float":1.5,"decimal":0.10,"textInt64":"7","quoted":"-3","scalar":true,"anything":[{"x":null}],"rows":[[[1],[]],[]],"maps":{"\ud83d\ude00":{"b":null}},"point":[0.5,2],"mapOfTimes":{"x-a":"2026-01-02T03:04:05"}}"""),
        ["order"] = (bytes => Json.Read<Order>(bytes), """{"id":1,"customer":"\u00e4","comment":null,"state":"on-hold","a\"b\\c":"q","lines":[{"sku":"s","count":"1"},{"sku":"t","count":2}],"extra":{"\ud83d\ude00":[1e5,true,null]}}"""),
        ["account"] = (bytes => Json.Read<Members.Account>(bytes), """{"id":"a","kind":"account","version":2,"ratio":0.5,"isAccount":true,"nothing":{},"name":"n","level":1,"tags":["a"],"parent":{"id":"b","kind":"account","version":2,"ratio":5e-1,"isAccount":false,"nothing":null,"name":"m","parent":null}}"""),
        ["switches"] = (bytes => Json.Read<Enums.Switches>(bytes), """{"mixed":"auto","several":2,"answer":"y\u0065s","digits":1,"ratio":0.5,"amount":1.5,"huge":1,"odd":"asc","flag":true}"""),
        ["further"] = (bytes => Json.Read<Thing>(bytes), """{"t":"x","a":"1","\u00e4":"2","a":"3"}"""),
        ["recursive"] = (bytes => Json.Read<Right>(bytes), """{"left":{"right":{"left":{}}},"rights":[{"rights":[]},{}]}"""),
    };

    private static Gen<JsonObject> Documents => Gen.Sized(size => Objects(Math.Min(size, 12)));

    private static Gen<JsonObject> Objects(int size) => Gen.Zip(Texts, Values(size / 3)).ArrayOf().Select(members =>
    {
        var document = new JsonObject();
        foreach (var (name, value) in members)
            document[name] = name == "a" ? "text" : value;
        return document;
    });

    private static Gen<JsonNode?> Values(int size) => size <= 0
        ? Gen.OneOf(Texts.Select(text => (JsonNode?)text), ArbMap.Default.GeneratorFor<decimal>().Select(number => (JsonNode?)number), Gen.Elements<JsonNode?>(null, null), ArbMap.Default.GeneratorFor<bool>().Select(flag => (JsonNode?)flag))
        : Gen.OneOf(Values(0), Objects(size).Select(value => (JsonNode?)value), Values(size / 2).ArrayOf(3).Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])));

    /// <summary>Random bytes, and a valid document cut short, bent, repeated and filled with what no encoder writes.</summary>
    private static Gen<byte[]> Bytes(byte[] document)
    {
        var spice = Gen.OneOf(
            Gen.Elements("\"", "{", "}", "[", "]", ",", ":", "\\", "\\u", "\\ud800", "null", "NaN", "-", "1e999", "1e-999", "-0", "99999999999999999999999999999999", "\u2028", "//", "/**/", "\"\"", "\"2026-13-99T99:99:99Z\"", "\"P9999999999Y\"").Select(Encoding.UTF8.GetBytes),
            Gen.Elements<byte[]>([0xFF], [0xC0], [0xED, 0xA0, 0x80], [0xF5], [0x00], [0xEF, 0xBB, 0xBF]),
            Gen.Choose(0, 255).Select(value => new[] { (byte)value }));
        var edit = from at in Gen.Choose(0, document.Length) from length in Gen.Frequency((4, Gen.Choose(0, 3)), (1, Gen.Choose(0, 40))) from filling in spice select (at, length, filling);
        var edited = edit.NonEmptyListOf().Select(edits => edits.Take(4).Aggregate(document, (bytes, change) =>
        {
            var at = Math.Min(change.at, bytes.Length);
            return [.. bytes[..at], .. change.filling, .. bytes[Math.Min(bytes.Length, at + change.length)..]];
        }));
        return Gen.Frequency((6, edited), (2, Gen.Choose(0, document.Length).Select(length => document[..length])), (1, ArbMap.Default.GeneratorFor<byte[]>()));
    }

    private static string Whole(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));

    /// <summary>The members that are compared by value: a list is equal to itself only.</summary>
    private static Formats.Formats Shallow(Formats.Formats model) => model with { Byte = null, Rows = null, Maps = null };
}
