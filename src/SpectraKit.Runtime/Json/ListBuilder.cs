using System.Buffers;
using System.Runtime.CompilerServices;

namespace SpectraKit.Runtime.Json;

/// <summary>A list in the making, of which nothing is left but an array of the right size: JSON does not say how many elements will come.</summary>
internal ref struct ListBuilder<T>
{
    // Most lists are short. These cost no more than the frame that they stand in.
    private First _first;
    private T[]? _rented;
    private int _count;

    public void Add(T item)
    {
        if (_rented is null)
        {
            if (_count < First.Length)
            {
                _first[_count++] = item;
                return;
            }

            _rented = ArrayPool<T>.Shared.Rent(4 * First.Length);
            ((ReadOnlySpan<T>)_first).CopyTo(_rented);
        }
        else if (_count == _rented.Length)
        {
            var larger = ArrayPool<T>.Shared.Rent(2 * _count);
            _rented.CopyTo(larger, 0);
            Return(_rented);
            _rented = larger;
        }

        _rented[_count++] = item;
    }

    /// <summary>The list. The builder is of no more use afterwards.</summary>
    public T[] ToList()
    {
        if (_rented is null)
            return _count == 0 ? [] : ((ReadOnlySpan<T>)_first)[.._count].ToArray();
        var list = _rented.AsSpan(0, _count).ToArray();
        Return(_rented);
        return list;
    }

    /// <summary>A pool that kept references would keep what they refer to.</summary>
    private static void Return(T[] array) => ArrayPool<T>.Shared.Return(array, RuntimeHelpers.IsReferenceOrContainsReferences<T>());

    [InlineArray(Length)]
    private struct First
    {
        public const int Length = 8;

        private T _item;
    }
}
