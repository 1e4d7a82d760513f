using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Comparison;

/// <summary>What the records that both clients have inherit, and by which words they are told from others.</summary>
internal static class InheritanceComparison
{
    public static void Compare(ClientModel old, ClientModel @new, ChangeList changes)
    {
        var (before, after) = (Records(old), Records(@new));
        foreach (var record in before.Values.Where(record => after.ContainsKey(record.Name)))
        {
            var subject = new ChangeSubject(record.Name, ChangeTarget.Of(record), ChangeTarget.Of(record));
            Bases(subject, BasesOf(record, before), BasesOf(after[record.Name], after), changes);
            Words(subject, record, after[record.Name], changes);
        }
    }

    private static Dictionary<string, RecordModel> Records(ClientModel client) =>
        client.Types.OfType<RecordModel>().ToDictionary(record => record.Name, StringComparer.Ordinal);

    /// <summary>What a record can be taken for, the nearest first.</summary>
    private static List<string> BasesOf(RecordModel record, Dictionary<string, RecordModel> records)
    {
        var bases = new List<string>();
        for (var name = record.Inheritance?.Base; name is not null && records.TryGetValue(name, out var level); name = level.Inheritance?.Base)
            bases.Add(name);
        return bases;
    }

    private static void Bases(ChangeSubject subject, List<string> old, List<string> @new, ChangeList changes)
    {
        if (old.FirstOrDefault(name => !@new.Contains(name)) is { } lost)
            changes.Breaking(ChangeKind.TypeBaseChanged, subject, $"is no {lost} any more", "Code that takes one for the other does not compile any more.");
        else if (@new.FirstOrDefault(name => !old.Contains(name)) is { } won)
            changes.Compatible(ChangeKind.TypeBaseChanged, subject, $"is a {won}", "It can be taken for one, and need not be.");
    }

    private static void Words(ChangeSubject subject, RecordModel old, RecordModel @new, ChangeList changes)
    {
        var after = WordsOf(@new);
        foreach (var word in WordsOf(old))
        {
            if (after.TryGetValue(word.Key, out var other) && other != word.Value)
                changes.Possibly(ChangeKind.TypeWordChanged, subject, $"was told by '{word.Value}' in '{word.Key}' and is by '{other}'", "Code compiles as before; what is sent says something else, and what says the old word is read as something else.");
        }
    }

    private static Dictionary<string, string> WordsOf(RecordModel record) => record.Inheritance is not { } inheritance ? []
        : inheritance.Initial.ToDictionary(initial => record.Members.First(member => member.Name == initial.Member).WireName, initial => initial.Text, StringComparer.Ordinal);
}
