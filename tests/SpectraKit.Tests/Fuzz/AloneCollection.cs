namespace SpectraKit.Tests.Fuzz;

/// <summary>Tests that count the process's memory: no other may run beside them.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
