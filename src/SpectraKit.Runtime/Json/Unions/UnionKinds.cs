namespace SpectraKit.Runtime.Json;

/// <summary>What JSON calls the values of a case.</summary>
[Flags]
public enum UnionKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A string.</summary>
    String = 1,

    /// <summary>A number without fraction and exponent.</summary>
    Integer = 2,

    /// <summary>A number with a fraction or an exponent.</summary>
    Fraction = 4,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean = 8,

    /// <summary>An array.</summary>
    Array = 16,

    /// <summary>An object.</summary>
    Object = 32,

    /// <summary>A number of any spelling.</summary>
    Number = Integer | Fraction,
}
