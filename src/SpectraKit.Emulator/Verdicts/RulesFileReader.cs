using System.Text;
using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>Reads a rules file, and knows the line and column of whatever is wrong in it.</summary>
internal sealed class RulesFileReader
{
    private readonly string _file;
    private readonly byte[] _json;

    private RulesFileReader(string file, byte[] json)
    {
        _file = file;
        _json = json;
    }

    /// <exception cref="EmulatorConfigurationException">The file cannot be read, or something in it is wrong.</exception>
    public static IReadOnlyList<Rule> Read(string file)
    {
        byte[] json;
        try
        {
            json = File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmulatorConfigurationException($"The rules file cannot be read: {e.Message}", file, innerException: e);
        }

        return new RulesFileReader(file, json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? json[3..] : json).Read();
    }

    private List<Rule> Read()
    {
        var reader = new Utf8JsonReader(_json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            return ReadDocument(ref reader);
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0);
            throw new EmulatorConfigurationException("This is not JSON.", _file, line + 1, ColumnInLine(line, (int)(e.BytePositionInLine ?? 0)), e);
        }
    }

    private List<Rule> ReadDocument(ref Utf8JsonReader reader)
    {
        List<Rule>? rules = null;
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject, "A rules file is an object with the member \"rules\".");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("$schema"u8))
            {
                reader.Read();
                reader.Skip();
                continue;
            }

            if (!reader.ValueTextEquals("rules"u8)) throw Wrong(reader.TokenStartIndex, $"\"{reader.GetString()}\" is not a member of a rules file; \"rules\" is.");
            if (rules is not null) throw Wrong(reader.TokenStartIndex, "\"rules\" is there twice.");

            rules = [];
            reader.Read();
            Expect(ref reader, JsonTokenType.StartArray, "\"rules\" is an array.");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) rules.Add(ReadRule(ref reader));
        }

        // Reading on is what finds text behind the end.
        reader.Read();
        return rules ?? throw Wrong(0, "The member \"rules\" is missing.");
    }

    private Rule ReadRule(ref Utf8JsonReader reader)
    {
        var start = reader.TokenStartIndex;
        var positions = new Dictionary<string, long>(StringComparer.Ordinal);
        var rule = new VerdictRule { Classification = "" };
        Expect(ref reader, JsonTokenType.StartObject, "A rule is an object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = reader.TokenStartIndex;
            var member = reader.GetString()!;
            reader.Read();
            if (!positions.TryAdd(member, reader.TokenStartIndex)) throw Wrong(at, $"\"{member}\" is there twice.");

            rule = member switch
            {
                "sha256" => rule with { Sha256 = Text(ref reader, member) },
                "sha1" => rule with { Sha1 = Text(ref reader, member) },
                "md5" => rule with { Md5 = Text(ref reader, member) },
                "name" => rule with { Name = Text(ref reader, member) },
                "bytes" => rule with { Bytes = Text(ref reader, member) },
                "classification" => rule with { Classification = Text(ref reader, member) },
                "riskScore" => rule with { RiskScore = Integer(ref reader, member) },
                "threatName" => rule with { ThreatName = Text(ref reader, member) },
                _ => throw Wrong(at, $"\"{member}\" is not a member of a rule: sha256, sha1, md5, name, bytes, classification, riskScore, threatName."),
            };
        }

        if (!positions.ContainsKey("classification")) throw Wrong(start, "The rule's classification is missing.");
        if (RuleCompiler.TryCompile(rule, out var compiled, out var complaint)) return compiled;

        // Of members that contradict each other, the one that came last is where the mistake was made.
        throw Wrong(complaint.Members.Select(member => positions[member]).DefaultIfEmpty(start).Max(), complaint.Sentence);
    }

    private string Text(ref Utf8JsonReader reader, string member)
    {
        Expect(ref reader, JsonTokenType.String, $"\"{member}\" is a string.");
        return reader.GetString()!;
    }

    private int Integer(ref Utf8JsonReader reader, string member)
    {
        Expect(ref reader, JsonTokenType.Number, $"\"{member}\" is a number.");
        return reader.TryGetInt32(out var value) ? value : throw Wrong(reader.TokenStartIndex, $"\"{member}\" is a whole number.");
    }

    private void Expect(ref Utf8JsonReader reader, JsonTokenType type, string sentence)
    {
        if (reader.TokenType != type) throw Wrong(reader.TokenStartIndex, sentence);
    }

    private EmulatorConfigurationException Wrong(long offset, string sentence)
    {
        var before = _json.AsSpan(0, (int)offset);
        var line = before.Count((byte)'\n');
        return new EmulatorConfigurationException(sentence, _file, line + 1, ColumnInLine(line, before.Length - (before.LastIndexOf((byte)'\n') + 1)));
    }

    // Editors count characters, JSON readers bytes.
    private int ColumnInLine(int line, int bytes)
    {
        var rest = _json.AsSpan();
        for (; line > 0; line--) rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        return Encoding.UTF8.GetCharCount(rest[..Math.Min(bytes, rest.Length)]) + 1;
    }
}
