namespace SpectraKit.Generator.Tests.Comparison;

/// <summary>What becomes of somebody's code when the client it was written against is made anew.</summary>
internal enum Proof
{
    /// <summary>It compiles without a word.</summary>
    Compiles,

    /// <summary>It compiles, and the compiler warns where it did not before.</summary>
    Warns,

    /// <summary>It does not compile.</summary>
    Fails,

    /// <summary>It compiles, and does something else: it sends another request, or ends otherwise.</summary>
    Differs,

    /// <summary>It compiles and sends what it sent before; what becomes of that is the service's doing.</summary>
    IsUpToTheService,
}
