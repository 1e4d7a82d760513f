using System.Buffers;
using System.Text;
using System.Text.Json;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime.Tests;

/// <summary>A name and its value in one call are what they are one after the other.</summary>
public sealed class MemberWritingTests
{
    private static readonly string[] _names = ["plain", "quo\"ted", "gr\u00fcn", ""];
    private static readonly JsonMembers _members = new("Model", 0x0, _names);

    private delegate void Writing<T>(JsonMemberWriter members, int index, T value);

    public static TheoryData<long> Numbers => [0, -1, 1, int.MinValue, int.MaxValue, long.MinValue, long.MaxValue];

    public static TheoryData<double> Fractions => [0, -0.0, 0.1, 1e300, double.Epsilon, -double.MaxValue];

    [Fact]
    public void A_string_is_written_with_its_name() => Assert.All(
        ["", "a", "gr\u00fcn", "\"\\\n\u0000", "\U0001F600", "\ud800", "<&'>", new string('x', 5_000)],
        text => ShouldBeOne<string, StringCodec>(text, static (members, index, value) => members.Write(index, value)));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_integer_is_written_with_its_name(long value)
    {
        ShouldBeOne<long, Int64Codec>(value, static (members, index, value) => members.Write(index, value));
        ShouldBeOne<int, Int32Codec>(unchecked((int)value), static (members, index, value) => members.Write(index, value));
    }

    [Theory]
    [MemberData(nameof(Fractions))]
    public void A_number_is_written_with_its_name(double value) => ShouldBeOne<double, DoubleCodec>(value, static (members, index, value) => members.Write(index, value));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_boolean_is_written_with_its_name(bool value) => ShouldBeOne<bool, BooleanCodec>(value, static (members, index, value) => members.Write(index, value));

    [Fact]
    public void A_time_is_written_with_its_name() => Assert.All(
        [DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch, new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(-2)), new DateTimeOffset(1L, TimeSpan.Zero)],
        time => ShouldBeOne<DateTimeOffset, DateTimeOffsetCodec>(time, static (members, index, value) => members.Write(index, value)));

    [Fact]
    public void What_cannot_be_written_alone_cannot_be_written_with_its_name()
    {
        Assert.ThrowsAny<ArgumentException>(() => Text(writer => _members.Begin(writer).Write(0, double.NaN)));
        Assert.ThrowsAny<ArgumentException>(() => Text(writer => MapCodec<double, DoubleCodec>.Write(writer, new Dictionary<string, double> { ["a"] = double.PositiveInfinity })));
    }

    /// <summary>Of an object, of a map, and of a map that is no dictionary.</summary>
    private static void ShouldBeOne<T, TCodec>(T value, Writing<T> write)
        where TCodec : IJsonCodec<T>
    {
        var expected = Text(writer =>
        {
            writer.WriteStartObject();
            foreach (var name in _names)
            {
                writer.WritePropertyName(name);
                TCodec.Write(writer, value);
            }

            writer.WriteEndObject();
        });
        var map = _names.ToDictionary(name => name, _ => value, StringComparer.Ordinal);

        Assert.Equal(expected, Text(writer =>
        {
            var members = _members.Begin(writer);
            for (var i = 0; i < _names.Length; i++)
                write(members, i, value);
            writer.WriteEndObject();
        }));
        Assert.Equal(expected, Text(writer =>
        {
            var members = _members.Begin(writer);
            for (var i = 0; i < _names.Length; i++)
                TCodec.Write(members.Name(i), value);
            writer.WriteEndObject();
        }));
        Assert.Equal(expected, Text(writer => MapCodec<T, TCodec>.Write(writer, map)));
        Assert.Equal(expected, Text(writer => MapCodec<T, TCodec>.Write(writer, new System.Collections.ObjectModel.ReadOnlyDictionary<string, T>(map))));
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
