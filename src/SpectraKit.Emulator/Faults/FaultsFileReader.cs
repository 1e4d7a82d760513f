using System.Text;
using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>Reads a faults file: <c>{"seed": 1, "faults": [{"fault": "unavailable", "rate": 0.3}]}</c>.</summary>
internal sealed class FaultsFileReader
{
    private readonly ConfigurationFile _file;

    private FaultsFileReader(ConfigurationFile file) => _file = file;

    /// <exception cref="EmulatorConfigurationException">The file cannot be read, or something in it is wrong.</exception>
    public static (int? Seed, IReadOnlyList<Fault> Faults) Read(string path) => Read(ConfigurationFile.Open(path, "faults file"));

    /// <exception cref="EmulatorConfigurationException">Something in it is wrong.</exception>
    public static (int? Seed, IReadOnlyList<Fault> Faults) Read(ConfigurationFile file) => file.Read(new FaultsFileReader(file).ReadDocument);

    private (int? Seed, IReadOnlyList<Fault> Faults) ReadDocument(ref Utf8JsonReader reader)
    {
        int? seed = null;
        List<Fault>? faults = null;
        reader.Read();
        _file.Expect(ref reader, JsonTokenType.StartObject, "A faults file is an object with the member \"faults\".");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = reader.TokenStartIndex;
            var member = reader.GetString()!;
            reader.Read();
            switch (member)
            {
                case "$schema":
                    reader.Skip();
                    break;
                case "seed":
                    seed = _file.Integer(ref reader, member);
                    break;
                case "faults" when faults is null:
                    faults = [];
                    _file.Expect(ref reader, JsonTokenType.StartArray, "\"faults\" is an array.");
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) faults.Add(ReadFault(ref reader));
                    break;
                default:
                    throw _file.Wrong(at, member == "faults" ? "\"faults\" is there twice." : $"\"{member}\" is not a member of a faults file: seed, faults.");
            }
        }

        // Reading on is what finds text behind the end.
        reader.Read();
        return (seed, faults ?? throw _file.Wrong(0, "The member \"faults\" is missing."));
    }

    private Fault ReadFault(ref Utf8JsonReader reader)
    {
        var start = reader.TokenStartIndex;
        var members = new HashSet<string>(StringComparer.Ordinal);
        FaultKind? kind = null;
        var fault = new Fault { Kind = default };
        _file.Expect(ref reader, JsonTokenType.StartObject, "A fault is an object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = reader.TokenStartIndex;
            var member = reader.GetString()!;
            if (!members.Add(member)) throw _file.Wrong(at, $"\"{member}\" is there twice.");

            reader.Read();
            var value = reader.TokenStartIndex;
            if (member == "fault")
            {
                kind = FaultText.KindOf(_file.Text(ref reader, member))
                    ?? throw _file.Wrong(value, $"\"{reader.GetString()}\" is not a fault: {string.Join(", ", FaultText.Kinds)}.");
                continue;
            }

            var changed = FaultText.With(fault, member, Scalar(ref reader, member), out var complaint);
            fault = changed ?? throw _file.Wrong(complaint.StartsWith('"') ? at : value, complaint);
        }

        return fault with { Kind = kind ?? throw _file.Wrong(start, $"The fault's kind is missing: \"fault\" is one of {string.Join(", ", FaultText.Kinds)}.") };
    }

    // Numbers and truth values are not to be written as strings; one that is fits nothing.
    private static string Scalar(ref Utf8JsonReader reader, string member) => reader.TokenType switch
    {
        JsonTokenType.String => member == "operation" ? reader.GetString()! : "",
        JsonTokenType.Number => member == "operation" ? "" : Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "",
    };
}
