using System.Collections;

namespace SpectraKit.Generator.Json;

/// <summary>An array's items or an object's members: a list that is walked a hundred thousand times, and allocates nothing for it.</summary>
internal readonly struct JsonList(JsonPiece piece, int first, int count) : IReadOnlyList<JsonValue>
{
    public int Count => count;

    public JsonValue this[int index] => piece.At(first + index);

    public Enumerator GetEnumerator() => new(piece, first, count);

    IEnumerator<JsonValue> IEnumerable<JsonValue>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What <c>foreach</c> walks with.</summary>
    internal struct Enumerator(JsonPiece piece, int first, int count) : IEnumerator<JsonValue>
    {
        private int _index = first - 1;

        public readonly JsonValue Current => piece.At(_index);

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_index < first + count;

        public void Reset() => _index = first - 1;

        public readonly void Dispose()
        {
        }
    }
}
