namespace SpectraKit.Generator.Extensions;

/// <summary>Which name a misspelt one was meant to be.</summary>
internal static class Spelling
{
    /// <summary>More mistakes make another word.</summary>
    private const int MaxMistakes = 2;

    /// <summary>The nearest name, among equals the first in ordinal order; <c>null</c> when none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        var least = Math.Min(MaxMistakes, name.Length / 3) + 1;
        foreach (var candidate in known.OrderBy(candidate => candidate, StringComparer.Ordinal))
        {
            if (Mistakes(name, candidate) is var mistakes && mistakes < least)
                (nearest, least) = (candidate, mistakes);
        }

        return nearest;
    }

    /// <summary>How many characters are missing, too many, others, or in each other's place; capitals are no mistake.</summary>
    private static int Mistakes(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > MaxMistakes)
            return int.MaxValue;
        var mistakes = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    mistakes[i, j] = i + j;
                    continue;
                }

                var least = Math.Min(Math.Min(mistakes[i - 1, j], mistakes[i, j - 1]) + 1, mistakes[i - 1, j - 1] + (AreSame(one[i - 1], other[j - 1]) ? 0 : 1));
                var isSwapped = i > 1 && j > 1 && AreSame(one[i - 1], other[j - 2]) && AreSame(one[i - 2], other[j - 1]);
                mistakes[i, j] = isSwapped ? Math.Min(least, mistakes[i - 2, j - 2] + 1) : least;
            }
        }

        return mistakes[one.Length, other.Length];
    }

    private static bool AreSame(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
