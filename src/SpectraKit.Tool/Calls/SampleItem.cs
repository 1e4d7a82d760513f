using SpectraKit.Scanning;

namespace SpectraKit.Tool.Calls;

/// <summary>One sample that a verb was about, and what the service answered for it.</summary>
/// <param name="Hash">The hash as it was asked by.</param>
/// <param name="Answer">The answer; <c>null</c> when there was none.</param>
/// <param name="Problem">Why the verb did not succeed for it.</param>
internal sealed record SampleItem<TAnswer>(string Hash, TAnswer? Answer, Problem? Problem = null) : IVerbItem
    where TAnswer : class
{
    public static SampleItem<TAnswer> Failed(SampleHash hash, Problem problem) => new(hash.ToString(), null, problem);
}
