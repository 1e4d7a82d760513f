namespace SpectraKit.Generator.Client;

/// <summary>Names that generated types have or inherit, and that nothing of a document's may be called.</summary>
internal static class ReservedNames
{
    /// <summary>What members of a record must not be called.</summary>
    public static readonly HashSet<string> OfMembers = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals", "EqualityContract", "PrintMembers", "Clone", "Deconstruct", "Read", "Write", "ReadOwn", "WriteOwn", "ToMultipart", "ToForm",
    };

    /// <summary>What values of an enumeration must not be called.</summary>
    public static readonly HashSet<string> OfValues = new(OfMembers, StringComparer.Ordinal) { "Value" };

    /// <summary>What types must not be called: no member may have its type's name.</summary>
    public static readonly HashSet<string> OfTypes = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "ToString", "EqualityContract", "PrintMembers", "Read", "Write", "ReadOwn", "WriteOwn", "ToMultipart", "ToForm", "Value", "AdditionalProperties",
    };

    /// <summary>What cases of a union must not be called.</summary>
    public static readonly HashSet<string> OfCases = new(StringComparer.Ordinal)
    {
        "Value", "IsUnknown", "Json", "Read", "Write", "FromJson", "Equals", "GetHashCode", "ToString", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize", "Reference", "Struct",
    };
}
