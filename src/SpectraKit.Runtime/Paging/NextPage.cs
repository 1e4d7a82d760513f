using System.Text.Json;

namespace SpectraKit.Runtime;

/// <summary>What a page says of the next one: whether there is one, and its number if the page names it.</summary>
public readonly record struct NextPage
{
    private NextPage(bool exists, long? number, bool whileFull = false)
    {
        Exists = exists;
        Number = number;
        IsWhileFull = whileFull;
    }

    /// <summary>Pages say nothing: there is a next one as long as a page is full.</summary>
    public static NextPage WhileFull { get; } = new(exists: true, number: null, whileFull: true);

    /// <summary>Whether there is a next page.</summary>
    public bool Exists { get; }

    /// <summary>Its number; <c>null</c> means one more than this page's.</summary>
    public long? Number { get; }

    internal bool IsWhileFull { get; }

    /// <summary>An address. It is never fetched: it may name the service by a host that only the service knows, or one that nobody should ask.</summary>
    /// <param name="address">The address, or <c>null</c> on the last page.</param>
    /// <returns>Whether there is one.</returns>
    public static NextPage Of(string? address) => new(!string.IsNullOrEmpty(address), null);

    /// <summary>An address.</summary>
    /// <param name="address">The address, or <c>null</c> on the last page.</param>
    /// <returns>Whether there is one.</returns>
    public static NextPage Of(Uri? address) => new(address is not null, null);

    /// <summary>Whether there are more.</summary>
    /// <param name="hasMore">As the page says.</param>
    /// <returns>The same.</returns>
    public static NextPage Of(bool? hasMore) => new(hasMore == true, null);

    /// <summary>A page's number.</summary>
    /// <param name="number">The number, or <c>null</c> on the last page.</param>
    /// <returns>That page.</returns>
    public static NextPage Of(long? number) => new(number is not null, number);

    /// <summary>Whatever it is.</summary>
    /// <param name="value">A string, number, boolean or null.</param>
    /// <returns>What it says.</returns>
    public static NextPage Of(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.String => Of(value.Value.GetString()),
        JsonValueKind.True => Of(true),
        JsonValueKind.Number when value.Value.TryGetInt64(out var number) => Of(number),
        _ => default,
    };
}
