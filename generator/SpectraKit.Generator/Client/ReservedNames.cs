namespace SpectraKit.Generator.Client;

/// <summary>Names that generated types have or inherit, and that nothing of a document's may be called.</summary>
internal static class ReservedNames
{
    /// <summary>What members of a record must not be called.</summary>
    public static readonly string[] OfMembers =
    [
        "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals", "EqualityContract", "PrintMembers", "Clone", "Deconstruct", "Read", "Write", "ReadOwn", "WriteOwn", "ToMultipart", "ToForm",
    ];

    /// <summary>What values of an enumeration must not be called.</summary>
    public static readonly string[] OfValues = [.. OfMembers, "Value"];

    /// <summary>What types must not be called: no member may have its type's name.</summary>
    public static readonly string[] OfTypes =
        ["Equals", "GetHashCode", "ToString", "EqualityContract", "PrintMembers", "Read", "Write", "ReadOwn", "WriteOwn", "ToMultipart", "ToForm", "Value", "AdditionalProperties"];
}
