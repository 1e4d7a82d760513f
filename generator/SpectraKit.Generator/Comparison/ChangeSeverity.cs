namespace SpectraKit.Generator.Comparison;

/// <summary>What a change asks of somebody who calls the client; the worst comes last.</summary>
internal enum ChangeSeverity
{
    /// <summary>Code goes on compiling and means the same.</summary>
    Compatible,

    /// <summary>It depends on how the code was written, or on what the service does.</summary>
    PossiblyBreaking,

    /// <summary>Code that used it does not compile any more, or does something else.</summary>
    Breaking,
}
