namespace SpectraKit.Scanning;

/// <summary>One file or sample of a verb's report.</summary>
public interface IVerbItem
{
    /// <summary>Why the verb did not succeed for it; <c>null</c> when it did. One that is less than an error does not fail the run.</summary>
    Problem? Problem { get; }
}
