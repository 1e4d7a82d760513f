using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime.Tests;

/// <summary>What each codec reads and writes, and that it fails in one way only.</summary>
public sealed class CodecTests
{
    /// <summary>Every codec by name, as a function that reads a document and writes what it read.</summary>
    private static readonly Dictionary<string, Func<byte[], Action<Utf8JsonWriter>>> Codecs = new()
    {
        ["string"] = Read<string, StringCodec>,
        ["boolean"] = Read<bool, BooleanCodec>,
        ["quotedBoolean"] = Read<bool, QuotedBooleanCodec>,
        ["flag"] = Read<bool, FlagCodec>,
        ["int32"] = Read<int, Int32Codec>,
        ["int64"] = Read<long, Int64Codec>,
        ["quotedInt64"] = Read<long, QuotedNumberCodec<long, Int64Codec>>,
        ["quotedDouble"] = Read<double, QuotedNumberCodec<double, DoubleCodec>>,
        ["single"] = Read<float, SingleCodec>,
        ["double"] = Read<double, DoubleCodec>,
        ["decimal"] = Read<decimal, DecimalCodec>,
        ["base64"] = Read<ReadOnlyMemory<byte>, Base64Codec>,
        ["time"] = Read<DateTimeOffset, DateTimeOffsetCodec>,
        ["duration"] = Read<TimeSpan, DurationCodec>,
        ["uri"] = Read<Uri, UriCodec>,
        ["uint8"] = Read<byte, IntegerCodec<byte>>,
        ["uint64"] = Read<ulong, IntegerCodec<ulong>>,
        ["bigInteger"] = Read<BigInteger, IntegerCodec<BigInteger>>,
        ["stringInt64"] = Read<long, StringNumberCodec<long, Int64Codec>>,
        ["stringDecimal"] = Read<decimal, StringNumberCodec<decimal, DecimalCodec>>,
        ["scalar"] = Read<JsonScalar, JsonScalar>,
        ["timeOfDay"] = Read<TimeOnly, TimeCodec>,
        ["nullableTime"] = Read<DateTimeOffset?, NullableTextCodec<DateTimeOffset, DateTimeOffsetCodec>>,
        ["known"] = document => Read<string, Known>(document),
        ["uuid"] = Read<Guid, ParsableCodec<Guid>>,
        ["date"] = Read<DateOnly, ParsableCodec<DateOnly>>,
        ["element"] = Read<JsonElement, JsonElementCodec>,
        ["list"] = Read<IReadOnlyList<string>, ListCodec<string, StringCodec>>,
        ["lists"] = Read<IReadOnlyList<IReadOnlyList<long>>, ListCodec<IReadOnlyList<long>, ListCodec<long, Int64Codec>>>,
        ["map"] = Read<IReadOnlyDictionary<string, int>, MapCodec<int, Int32Codec>>,
        ["mapOfLists"] = Read<IReadOnlyDictionary<string, IReadOnlyList<bool>>, MapCodec<IReadOnlyList<bool>, ListCodec<bool, BooleanCodec>>>,
        ["nullableString"] = Read<string?, NullableReferenceCodec<string, StringCodec>>,
        ["nullableInt"] = Read<int?, NullableValueCodec<int, Int32Codec>>,
    };

    public static TheoryData<string> Names => [.. Codecs.Keys];

    [Theory]
    [InlineData("string", "\"gr\\u00fcn \\n\"", "\"gr\\u00FCn \\n\"")]
    [InlineData("boolean", "true", "true")]
    [InlineData("quotedBoolean", "\"true\"", "\"true\"")]
    [InlineData("quotedBoolean", "false", "\"false\"")]
    [InlineData("flag", "1", "1")]
    [InlineData("flag", "0", "0")]
    [InlineData("flag", "true", "1")]
    [InlineData("int32", "-2147483648", "-2147483648")]
    [InlineData("int64", "9223372036854775807", "9223372036854775807")]
    [InlineData("quotedInt64", "\"-1\"", "-1")]
    [InlineData("quotedInt64", "48128", "48128")]
    [InlineData("quotedDouble", "\"1.5e3\"", "1500")]
    [InlineData("single", "0.1", "0.1")]
    [InlineData("double", "0.30000000000000004", "0.30000000000000004")]
    [InlineData("decimal", "79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("base64", "\"AQID\"", "\"AQID\"")]
    [InlineData("time", "\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:04:05+00:00\"")]
    [InlineData("time", "\"2026-01-02T03:04:05\"", "\"2026-01-02T03:04:05+00:00\"")]
    [InlineData("time", "\"2026-01-02T03:04:05.678+02:00\"", "\"2026-01-02T03:04:05.678+02:00\"")]
    [InlineData("time", "\"2026-01-02 03:04:05\"", "\"2026-01-02T03:04:05+00:00\"")]
    [InlineData("duration", "\"PT1H30M\"", "\"PT1H30M\"")]
    [InlineData("int32", "1.0", "1")]
    [InlineData("int64", "-2e3", "-2000")]
    [InlineData("uint8", "255", "255")]
    [InlineData("uint64", "18446744073709551615", "18446744073709551615")]
    [InlineData("bigInteger", "-123456789012345678901234567890", "-123456789012345678901234567890")]
    [InlineData("stringInt64", "\"12\"", "\"12\"")]
    [InlineData("stringInt64", "12", "\"12\"")]
    [InlineData("stringDecimal", "\"1.50\"", "\"1.50\"")]
    [InlineData("scalar", "\"1\"", "\"1\"")]
    [InlineData("scalar", "1.50", "1.50")]
    [InlineData("scalar", "1e400", "1e400")]
    [InlineData("scalar", "false", "false")]
    [InlineData("timeOfDay", "\"12:30:00\"", "\"12:30:00\"")]
    [InlineData("timeOfDay", "\"12:30:00.5Z\"", "\"12:30:00.5\"")]
    [InlineData("timeOfDay", "\"12:30:00+02:00\"", "\"12:30:00\"")]
    [InlineData("duration", "\"P2W\"", "\"P14D\"")]
    [InlineData("nullableTime", "\"\"", "null")]
    [InlineData("nullableTime", "null", "null")]
    [InlineData("nullableTime", "\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:04:05+00:00\"")]
    [InlineData("known", "\"b\"", "\"b\"")]
    [InlineData("known", "\"\"", "\"\"")]
    [InlineData("known", "\"\\u0061b\"", "\"ab\"")]
    [InlineData("known", "\"unheard of\"", "\"unheard of\"")]
    [InlineData("uri", "\"https://host/a?b=c\"", "\"https://host/a?b=c\"")]
    [InlineData("uri", "\"../relative\"", "\"../relative\"")]
    [InlineData("uuid", "\"0F8FAD5B-D9CB-469F-A165-70867728950E\"", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    [InlineData("date", "\"2026-11-21\"", "\"2026-11-21\"")]
    [InlineData("element", "{\"a\":[1,null,{}]}", "{\"a\":[1,null,{}]}")]
    [InlineData("list", "[]", "[]")]
    [InlineData("list", "[\"a\", \"b\"]", "[\"a\",\"b\"]")]
    [InlineData("lists", "[[], [1], [2, 3]]", "[[],[1],[2,3]]")]
    [InlineData("map", "{\"a\": 1, \"b\": 2, \"a\": 3}", "{\"a\":3,\"b\":2}")]
    [InlineData("mapOfLists", "{\"\": [true], \"\\u0041\": []}", "{\"\":[true],\"A\":[]}")]
    [InlineData("nullableString", "null", "null")]
    [InlineData("nullableString", "\"a\"", "\"a\"")]
    [InlineData("nullableInt", "null", "null")]
    [InlineData("nullableInt", "7", "7")]
    public void A_value_is_read_and_written(string codec, string read, string written) => Assert.Equal(written, Again(codec, read));

    [Theory]
    [InlineData("string", "1", "a string", "a number")]
    [InlineData("boolean", "\"true\"", "true or false", "a string")]
    [InlineData("quotedBoolean", "\"maybe\"", "true or false", "a string")]
    [InlineData("flag", "\"1\"", "true or false", "a string")]
    [InlineData("int32", "2147483648", "a 32-bit integer", "a number")]
    [InlineData("int32", "1.5", "a 32-bit integer", "a number")]
    [InlineData("int64", "null", "a 64-bit integer", "null")]
    [InlineData("quotedInt64", "\"many\"", "a number, bare or in quotes", "a string")]
    [InlineData("decimal", "1e99", "a decimal number", "a number")]
    [InlineData("base64", "\"!\"", "base64", "a string")]
    [InlineData("time", "\"yesterday\"", "a date and time", "a string")]
    [InlineData("time", "5", "a date and time", "a number")]
    [InlineData("duration", "\"1 hour\"", "a duration", "a string")]
    [InlineData("uuid", "\"0f8f\"", "a Guid", "a string")]
    [InlineData("uint8", "256", "an integer (Byte)", "a number")]
    [InlineData("uint64", "-1", "an integer (UInt64)", "a number")]
    [InlineData("uint64", "0.5", "an integer (UInt64)", "a number")]
    [InlineData("stringInt64", "\"\"", "a number, bare or in quotes", "a string")]
    [InlineData("quotedDouble", "\"NaN\"", "a number, bare or in quotes", "a string")]
    [InlineData("quotedInt64", "\"1,000\"", "a number, bare or in quotes", "a string")]
    [InlineData("scalar", "[]", "a string, a number or a boolean", "an array")]
    [InlineData("timeOfDay", "\"noon\"", "a time of day", "a string")]
    [InlineData("nullableTime", "\"yesterday\"", "a date and time", "a string")]
    [InlineData("list", "{}", "an array", "an object")]
    [InlineData("lists", "[1]", "an array", "a number")]
    [InlineData("map", "[]", "an object", "an array")]
    [InlineData("map", "{\"a\": true}", "a 32-bit integer", "a boolean")]
    [InlineData("nullableInt", "\"7\"", "a 32-bit integer", "a string")]
    public void A_wrong_token_is_named_as_such(string codec, string read, string expected, string found)
    {
        var failure = Assert.Throws<JsonException>(() => Codecs[codec](Encoding.UTF8.GetBytes(read)));

        Assert.Contains($": Expected {expected} at byte ", failure.Message);
        Assert.EndsWith($", found {found}.", failure.Message);
    }

    [Theory]
    [InlineData("lists", """[[1], [2, "3"]]""", "$[1][1]")]
    [InlineData("map", """{"a": 1, "b": "2"}""", "$.b")]
    [InlineData("map", """{"a b": "\u001b[2J"}""", "$['a b']")]
    [InlineData("mapOfLists", """{"a": [true], "\u001b[2J": [false, 0]}""", "$['\uFFFD[2J'][1]")]
    [InlineData("string", "1", "$")]
    public void What_is_not_as_the_spec_says_has_a_path(string codec, string read, string path)
    {
        var failure = Assert.Throws<JsonException>(() => Codecs[codec](Encoding.UTF8.GetBytes(read)));

        Assert.Equal(path, failure.Path);
        Assert.StartsWith(path + ": Expected ", failure.Message);
    }

    [Fact]
    public void A_missing_member_is_named_with_its_path()
    {
        var failure = Assert.Throws<JsonException>(() => JsonText.Read<IReadOnlyList<Sized>, ListCodec<Sized, Sized>>("""[{"size":1},{"Size":2}]"""u8));

        Assert.Equal("$[1].size: The required member 'size' of Sized is missing.", failure.Message);
    }

    [Theory]
    [InlineData("double", "1e400")]
    [InlineData("single", "1e40")]
    [InlineData("quotedDouble", "-1e400")]
    public void A_number_that_is_too_large_is_refused_rather_than_made_infinite(string codec, string read) =>
        Assert.Throws<JsonException>(() => Codecs[codec](Encoding.UTF8.GetBytes(read)));

    [Theory]
    [InlineData("{\"a\": [1, null, {}]}")]
    [InlineData("\"\\ud800\"")]
    [InlineData("1e400")]
    public void What_the_spec_leaves_open_is_written_as_it_came(string document) => Assert.Equal(document, Again("element", document));

    [Theory]
    [MemberData(nameof(Names))]
    public void No_bytes_make_a_codec_do_anything_but_return_or_say_that_they_are_not_json(string name)
    {
        var codec = Codecs[name];
        var random = new Random(20261121);
        var unexpected = new List<string>();

        foreach (var document in Documents(random).Take(4000))
        {
            try
            {
                codec(document);
            }
            catch (JsonException)
            {
                // The one documented way to fail.
            }
            catch (Exception e)
            {
                unexpected.Add($"{e.GetType().Name}: {Convert.ToHexString(document)}");
            }
        }

        Assert.Empty(unexpected);
    }

    [Fact]
    public void Numbers_and_times_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        CultureInfo.CurrentCulture = german;
        try
        {
            Assert.Equal("1.5", Again("quotedDouble", "\"1.5\""));
            Assert.Equal("1.5", WireText.Of(1.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Valid documents, then the same cut, bent and filled with bytes that no encoder writes.</summary>
    private static IEnumerable<byte[]> Documents(Random random)
    {
        string[] seeds =
        [
            "\"text\"", "\"\\ud800\"", "\"\\u0000\"", "true", "null", "12", "-0", "1e400", "-1e-400", "99999999999999999999999", "[]", "{}", "[[1],[2]]", "[[],[",
            "{\"a\":1,\"b\":[true]}", "{\"\\ud83d\":1}", "\"AQID\"", "\"2026-01-02T03:04:05Z\"", "\"2026-13-99T99:99:99Z\"", "\"9999-12-31T23:59:59-14:00\"",
            "\"0001-01-01T00:00:00+14:00\"", "\"PT1H\"", "\"P9999999999Y\"", "\"-P1D\"", "\"https://host:99999/%zz\"", "\"http://[::1\"", "\"2026-11-21\"", "",
        ];
        byte[] spices = [0x00, 0x22, 0x2C, 0x3A, 0x5B, 0x5C, 0x5D, 0x7B, 0x7D, 0x80, 0xC0, 0xED, 0xF5, 0xFF];

        foreach (var seed in seeds)
            yield return Encoding.UTF8.GetBytes(seed);
        yield return [0x22, 0xFF, 0x22];
        yield return [0x22, 0xED, 0xA0, 0x80, 0x22];
        yield return [.. Enumerable.Repeat((byte)'[', 1000)];

        while (true)
        {
            var bytes = Encoding.UTF8.GetBytes(seeds[random.Next(seeds.Length)]).ToList();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var position = random.Next(bytes.Count + 1);
                switch (random.Next(3))
                {
                    case 0:
                        bytes.Insert(position, spices[random.Next(spices.Length)]);
                        break;
                    case 1 when position < bytes.Count:
                        bytes[position] = random.Next(2) == 0 ? spices[random.Next(spices.Length)] : (byte)random.Next(256);
                        break;
                    default:
                        bytes.RemoveRange(position, Math.Min(random.Next(3), bytes.Count - position));
                        break;
                }
            }

            yield return [.. bytes];
        }
    }

    /// <summary>A string of a set of which some are known.</summary>
    private readonly struct Known : IJsonCodec<string>
    {
        private static readonly KnownTexts _texts = new("", "a", "b", "ab", "ba");

        public static string Read(ref Utf8JsonReader reader) => _texts.Read(ref reader);

        public static void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
    }

    /// <summary>A model as the generator writes it.</summary>
    private sealed record Sized : IJsonCodec<Sized>
    {
        private static readonly JsonMembers _members = new("Sized", 0x1, "size");

        private Sized(ref Utf8JsonReader reader)
        {
            var members = _members.Begin(ref reader);
            while (members.Next(ref reader))
            {
                switch (members.Index)
                {
                    case 0: Size = Int32Codec.Read(ref reader); break;
                }
            }
        }

        public int Size { get; init; }

        public static Sized Read(ref Utf8JsonReader reader) => new(ref reader);

        public static void Write(Utf8JsonWriter writer, Sized value)
        {
            var members = _members.Begin(writer);
            members.Write(0, value.Size);
            writer.WriteEndObject();
        }
    }

    private static Action<Utf8JsonWriter> Read<T, TCodec>(byte[] document)
        where TCodec : IJsonCodec<T>
    {
        var value = JsonText.Read<T, TCodec>(document);
        return writer => TCodec.Write(writer, value);
    }

    private static string Again(string codec, string document)
    {
        var write = Codecs[codec](Encoding.UTF8.GetBytes(document));
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
