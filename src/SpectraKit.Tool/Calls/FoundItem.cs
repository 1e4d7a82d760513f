using SpectraKit.Scanning;

namespace SpectraKit.Tool.Calls;

/// <summary>One entry of a list that the service answered with.</summary>
/// <param name="Entry">The entry.</param>
internal sealed record FoundItem<TEntry>(TEntry Entry) : IVerbItem
{
    public Problem? Problem => null;
}
