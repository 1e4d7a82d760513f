using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>Reads a rules file, and knows the line and column of whatever is wrong in it.</summary>
internal sealed class RulesFileReader
{
    private readonly ConfigurationFile _file;

    private RulesFileReader(ConfigurationFile file) => _file = file;

    /// <exception cref="EmulatorConfigurationException">The file cannot be read, or something in it is wrong.</exception>
    public static IReadOnlyList<Rule> Read(string path)
    {
        var file = ConfigurationFile.Open(path, "rules file");
        return file.Read(new RulesFileReader(file).ReadDocument);
    }

    private List<Rule> ReadDocument(ref Utf8JsonReader reader)
    {
        List<Rule>? rules = null;
        reader.Read();
        _file.Expect(ref reader, JsonTokenType.StartObject, "A rules file is an object with the member \"rules\".");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("$schema"u8))
            {
                reader.Read();
                reader.Skip();
                continue;
            }

            if (!reader.ValueTextEquals("rules"u8)) throw _file.Wrong(reader.TokenStartIndex, $"\"{reader.GetString()}\" is not a member of a rules file; \"rules\" is.");
            if (rules is not null) throw _file.Wrong(reader.TokenStartIndex, "\"rules\" is there twice.");

            rules = [];
            reader.Read();
            _file.Expect(ref reader, JsonTokenType.StartArray, "\"rules\" is an array.");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) rules.Add(ReadRule(ref reader));
        }

        // Reading on is what finds text behind the end.
        reader.Read();
        return rules ?? throw _file.Wrong(0, "The member \"rules\" is missing.");
    }

    private Rule ReadRule(ref Utf8JsonReader reader)
    {
        var start = reader.TokenStartIndex;
        var positions = new Dictionary<string, long>(StringComparer.Ordinal);
        var rule = new VerdictRule { Classification = "" };
        _file.Expect(ref reader, JsonTokenType.StartObject, "A rule is an object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = reader.TokenStartIndex;
            var member = reader.GetString()!;
            reader.Read();
            if (!positions.TryAdd(member, reader.TokenStartIndex)) throw _file.Wrong(at, $"\"{member}\" is there twice.");

            rule = member switch
            {
                "sha256" => rule with { Sha256 = _file.Text(ref reader, member) },
                "sha1" => rule with { Sha1 = _file.Text(ref reader, member) },
                "md5" => rule with { Md5 = _file.Text(ref reader, member) },
                "name" => rule with { Name = _file.Text(ref reader, member) },
                "bytes" => rule with { Bytes = _file.Text(ref reader, member) },
                "classification" => rule with { Classification = _file.Text(ref reader, member) },
                "riskScore" => rule with { RiskScore = _file.Integer(ref reader, member) },
                "threatName" => rule with { ThreatName = _file.Text(ref reader, member) },
                _ => throw _file.Wrong(at, $"\"{member}\" is not a member of a rule: sha256, sha1, md5, name, bytes, classification, riskScore, threatName."),
            };
        }

        if (!positions.ContainsKey("classification")) throw _file.Wrong(start, "The rule's classification is missing.");
        if (RuleCompiler.TryCompile(rule, out var compiled, out var complaint)) return compiled;

        // Of members that contradict each other, the one that came last is where the mistake was made.
        throw _file.Wrong(complaint.Members.Select(member => positions[member]).DefaultIfEmpty(start).Max(), complaint.Sentence);
    }
}
