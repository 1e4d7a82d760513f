using System.Text.Json;

namespace SpectraKit.Runtime.Json;

/// <summary>Goes through an object member by member, and sees to it that all are there that must be.</summary>
public struct JsonMemberReader
{
    private readonly JsonMembers _members;
    private readonly ulong[]? _further;
    private ulong _first;

    internal JsonMemberReader(JsonMembers members)
    {
        _members = members;
        _further = members.FurtherWords == 0 ? null : new ulong[members.FurtherWords];
        Index = -1;
    }

    /// <summary>The member's number; -1 for one that the model does not name.</summary>
    public int Index { get; private set; }

    /// <summary>The name of a member that the model does not name, unescaped.</summary>
    public string OtherName { get; private set; } = "";

    /// <summary>Goes to the next member, over those that nobody wants.</summary>
    /// <param name="reader">Stands on the object's start or on the last token of a member's value; is left on the next member's value, or on the object's end.</param>
    /// <returns>Whether there is a next member.</returns>
    /// <exception cref="JsonException">The text is not JSON, or the object has ended without a member that must be there.</exception>
    public bool Next(ref Utf8JsonReader reader)
    {
        while (true)
        {
            if (!reader.Read())
                JsonMismatch.ThrowEnd(ref reader);
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                _members.Check(ref reader, _first, _further);
                return false;
            }

            var index = _members.Find(ref reader, Index + 1);
            if (index >= 0)
            {
                Mark(index);
                Index = index;
                reader.Read();
                return true;
            }

            if (_members.KeepsOthers)
            {
                Index = -1;
                OtherName = PropertyNames.Read(ref reader);
                reader.Read();
                return true;
            }

            reader.Read();
            reader.Skip();
        }
    }

    private void Mark(int index)
    {
        if (index < 64)
            _first |= 1UL << index;
        else if (_further is not null)
            _further[(index >> 6) - 1] |= 1UL << (index & 63);
    }
}
