using System.Text;
using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>What the members of an object say of the case that it is.</summary>
internal sealed class UnionMembers
{
    /// <summary>The members that tell cases apart, by the length of their name.</summary>
    private readonly Member[]?[] _byLength;
    private readonly UnionCase[] _cases;

    /// <summary>Whether a single member names cases by its value: the one that it names is the case, whatever comes after it.</summary>
    private readonly bool _isDecidedByOne;

    public UnionMembers(UnionCase[] cases)
    {
        _cases = cases;
        var members = new Dictionary<string, Member>(StringComparer.Ordinal);
        for (var i = 0; i < cases.Length; i++)
        {
            foreach (var name in cases[i].Known.Concat(cases[i].Required))
                Of(name).Knows[i] = true;
            foreach (var name in cases[i].Required)
                Of(name).Requires[i] = true;
            for (var tag = 0; tag + 1 < cases[i].Tags.Count; tag += 2)
                (Of(cases[i].Tags[tag]).Tags[i] ??= []).Add(Encoding.UTF8.GetBytes(cases[i].Tags[tag + 1]));
        }

        _isDecidedByOne = members.Values.Count(member => member.Tags.Any(texts => texts is not null)) == 1;
        _byLength = new Member[]?[members.Values.Max(member => member.Name.Length) + 1];
        foreach (var length in members.Values.GroupBy(member => member.Name.Length))
            _byLength[length.Key] = [.. length];

        Member Of(string name)
        {
            if (!members.TryGetValue(name, out var member))
                members.Add(name, member = new(Encoding.UTF8.GetBytes(name), cases.Length));
            return member;
        }
    }

    /// <summary>The case of an object, without a member's value being read but those of tags.</summary>
    /// <param name="reader">Stands on the object's start.</param>
    /// <param name="isWhole">Whether the case knows every member that any does.</param>
    public int Choose(Utf8JsonReader reader, out bool isWhole)
    {
        isWhole = true;
        var scores = new Score[_cases.Length];
        var known = 0;
        while (JsonObjects.NextMember(ref reader, out var name))
        {
            var member = Find(name);
            reader.Read();
            if (member is not null)
            {
                known++;
                for (var i = 0; i < scores.Length; i++)
                    scores[i].Count(member, i, ref reader);
                if (_isDecidedByOne && Named(scores) is { } named)
                    return named;
            }

            reader.Skip();
        }

        var best = UnionValue.None;
        for (var i = 0; i < scores.Length; i++)
        {
            if ((_cases[i].Kinds & UnionKinds.Object) != 0 && scores[i].IsPossible(_cases[i]) && (best == UnionValue.None || scores[i].IsBetterThan(scores[best])))
                best = i;
        }

        isWhole = best == UnionValue.None || scores[best].Tags > 0 || scores[best].Known == known;
        return best;
    }

    /// <summary>The one case that a tag has named; <c>null</c> when there is none, or more than one.</summary>
    private static int? Named(Score[] scores)
    {
        int? named = null;
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i].Tags == 0)
                continue;
            if (named is not null)
                return null;
            named = i;
        }

        return named;
    }

    private Member? Find(ReadOnlySpan<byte> name)
    {
        if (name.Length >= _byLength.Length || _byLength[name.Length] is not { } members)
            return null;
        foreach (var member in members)
        {
            if (name.SequenceEqual(member.Name))
                return member;
        }

        return null;
    }

    private sealed class Member(byte[] name, int cases)
    {
        public byte[] Name { get; } = name;

        public bool[] Knows { get; } = new bool[cases];

        public bool[] Requires { get; } = new bool[cases];

        public List<byte[]>?[] Tags { get; } = new List<byte[]>?[cases];
    }

    private struct Score
    {
        private int _required;
        private bool _isOther;

        public int Tags { get; private set; }

        public int Known { get; private set; }

        public void Count(Member member, int index, ref Utf8JsonReader reader)
        {
            if (member.Requires[index])
                _required++;
            if (member.Knows[index] || member.Tags[index] is not null)
                Known++;
            if (member.Tags[index] is not { } texts)
                return;
            if (Is(texts, ref reader))
                Tags++;
            else
                _isOther = true;
        }

        private static bool Is(List<byte[]> texts, ref Utf8JsonReader reader)
        {
            foreach (var text in texts)
            {
                if (reader.TokenType == JsonTokenType.String ? reader.ValueTextEquals(text) : !reader.HasValueSequence && reader.ValueSpan.SequenceEqual(text))
                    return true;
            }

            return false;
        }

        public readonly bool IsPossible(UnionCase one) => !_isOther && _required >= one.Required.Count;

        public readonly bool IsBetterThan(Score other) => Tags != other.Tags ? Tags > other.Tags : Known > other.Known;
    }
}
