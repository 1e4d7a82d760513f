namespace SpectraKit.Generator.Tests;

/// <summary>Edits as a person makes them: at the place after some words.</summary>
internal static class TextEdits
{
    /// <summary>Puts a text after the first <paramref name="second"/> that follows the first <paramref name="first"/>; fails when there is none.</summary>
    public static string InsertAfter(this string text, string first, string second, string inserted)
    {
        var start = text.IndexOf(first, StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no {first}.");
        var place = text.IndexOf(second, start, StringComparison.Ordinal);
        Assert.True(place >= 0, $"There is no {second} after {first}.");
        return text.Insert(place + second.Length, inserted);
    }

    /// <summary>Replaces the first <paramref name="before"/>; fails when there is none.</summary>
    public static string ReplaceFirst(this string text, string before, string after)
    {
        var place = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(place >= 0, $"There is no {before}.");
        return text.Remove(place, before.Length).Insert(place, after);
    }
}
