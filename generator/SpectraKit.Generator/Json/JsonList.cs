using System.Collections;

namespace SpectraKit.Generator.Json;

/// <summary>An array's items or an object's members: a list that is walked a hundred thousand times, and allocates nothing for it.</summary>
/// <typeparam name="T">An item.</typeparam>
internal readonly struct JsonList<T>(T[] items) : IReadOnlyList<T>
{
    private readonly T[]? _items = items;

    public int Count => _items?.Length ?? 0;

    public T this[int index] => _items![index];

    public Enumerator GetEnumerator() => new(_items ?? []);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <summary>What <c>foreach</c> walks with.</summary>
    internal struct Enumerator(T[] items)
    {
        private int _index = -1;

        public readonly T Current => items[_index];

        public bool MoveNext() => ++_index < items.Length;
    }
}
