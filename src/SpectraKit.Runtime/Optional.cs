namespace SpectraKit.Runtime;

/// <summary>
/// A member that can be left out, be <c>null</c>, or have a value: three things on the wire. Models that are sent have it for members
/// that are both optional and nullable; everywhere else <c>null</c> alone says "not there".
/// </summary>
/// <typeparam name="T">The value; nullable.</typeparam>
public readonly record struct Optional<T>
{
    private readonly T _value;

    /// <summary>A member that is sent, <c>null</c> or not.</summary>
    /// <param name="value">What to send.</param>
    public Optional(T value)
    {
        _value = value;
        IsPresent = true;
    }

    /// <summary>Whether the member is there at all.</summary>
    public bool IsPresent { get; }

    /// <summary>The value, or the type's default when the member is not there.</summary>
    public T Value => _value;

    /// <summary>A member that is sent, <c>null</c> or not.</summary>
    /// <param name="value">What to send.</param>
    public static implicit operator Optional<T>(T value) => new(value);
}
