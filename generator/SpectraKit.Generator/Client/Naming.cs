using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace SpectraKit.Generator.Client;

/// <summary>Wire names into C# identifiers: the only place that knows how C# writes names.</summary>
internal static class Naming
{
    /// <summary>Symbols that tell names apart; every other one only separates words.</summary>
    private static readonly Dictionary<char, string> _symbols = new()
    {
        ['<'] = "Less", ['>'] = "Greater", ['='] = "Equal", ['+'] = "Plus", ['*'] = "Star", ['%'] = "Percent", ['&'] = "And", ['!'] = "Not", ['#'] = "Hash",
    };

    /// <summary>A name for types, members and methods. Any text gives a valid identifier.</summary>
    public static string Pascal(string wireName)
    {
        var name = new StringBuilder(wireName.Length);
        foreach (var word in Words(wireName))
            name.Append(char.ToUpperInvariant(word[0])).Append(IsAllUpper(word) ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
        if (name.Length == 0)
            name.Append("Value");
        if (!SyntaxFacts.IsIdentifierStartCharacter(name[0]))
            name.Insert(0, '_');
        return name.ToString();
    }

    /// <summary>A name for parameters.</summary>
    public static string Camel(string wireName)
    {
        var pascal = Pascal(wireName);
        var camel = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return Escape(camel);
    }

    /// <summary>An identifier that is a keyword gets its <c>@</c>.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>Whether a text is a namespace, or a type in one.</summary>
    public static bool IsQualifiedName(string text) =>
        text.Length > 0 && text.Split('.').All(part => SyntaxFacts.IsValidIdentifier(part) && SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None);

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!IsPartOfName(c))
            {
                if (word.Length > 0)
                    yield return Take(word);
                if (_symbols.TryGetValue(c, out var symbol))
                    yield return symbol;
                else if (c == '-' && i == 0)
                    yield return "Minus";
                continue;
            }

            // "fileName" and "HTTPServer" have a border; "sha256" and "IDs" do not.
            if (word.Length > 0 && char.IsUpper(c) && (char.IsLower(text[i - 1]) || (char.IsUpper(text[i - 1]) && i + 1 < text.Length && char.IsLower(text[i + 1]) && text[i + 1] != 's')))
                yield return Take(word);
            word.Append(c);
        }

        if (word.Length > 0)
            yield return Take(word);
    }

    private static bool IsPartOfName(char c) => c != '_' && !char.IsSurrogate(c) && SyntaxFacts.IsIdentifierPartCharacter(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format;

    private static bool IsAllUpper(string word) => word.Length > 1 && word.All(c => char.IsUpper(c) || char.IsDigit(c));

    private static string Take(StringBuilder word)
    {
        var text = word.ToString();
        word.Clear();
        return text;
    }
}
