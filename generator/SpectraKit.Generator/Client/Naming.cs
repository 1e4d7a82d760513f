using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace SpectraKit.Generator.Client;

/// <summary>Wire names into C# identifiers: the only place that knows how C# writes names.</summary>
internal static class Naming
{
    /// <summary>The compiler refuses names of more than about a thousand bytes in metadata, and a character has up to three.</summary>
    private const int MaxLength = 200;

    /// <summary>Symbols that tell names apart; every other one only separates words.</summary>
    private static readonly Dictionary<char, string> _symbols = new()
    {
        ['<'] = "Less", ['>'] = "Greater", ['='] = "Equal", ['+'] = "Plus", ['*'] = "Star", ['%'] = "Percent", ['&'] = "And", ['!'] = "Not", ['#'] = "Hash",
    };

    /// <summary>The rest of them, for names that nothing else tells apart, or that have nothing else.</summary>
    private static readonly Dictionary<char, string> _separators = new()
    {
        [' '] = "Blank", ['"'] = "Quote", ['$'] = "Dollar", ['\''] = "Apostrophe", ['('] = "Open", [')'] = "Close", [','] = "Comma", ['-'] = "Dash", ['.'] = "Dot", ['/'] = "Slash", [':'] = "Colon",
        [';'] = "Semicolon", ['?'] = "Question", ['@'] = "At", ['['] = "OpenBracket", ['\\'] = "Backslash", [']'] = "CloseBracket", ['^'] = "Caret", ['_'] = "Underscore", ['`'] = "Backtick", ['{'] = "OpenBrace",
        ['|'] = "Bar", ['}'] = "CloseBrace", ['~'] = "Tilde",
    };

    /// <summary>A name for types, members and methods. Any text gives a valid identifier; a mark between digits stays one: <c>1.5</c> is not 15.</summary>
    public static string Pascal(string wireName)
    {
        var name = new StringBuilder(wireName.Length);
        foreach (var word in Words(wireName, isSpelled: false))
            name.Append(char.ToUpperInvariant(word[0])).Append(IsAllUpper(word) ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
        return name.Length == 0 ? Spelled(wireName) : Valid(name);
    }

    /// <summary>A longer name, that says what <see cref="Pascal"/> leaves out: capitals, and every symbol by its name.</summary>
    public static string Spelled(string wireName)
    {
        var name = new StringBuilder(wireName.Length);
        foreach (var word in Words(wireName, isSpelled: true))
            name.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        return Valid(name);
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

    /// <summary>A name that the compiler can store.</summary>
    public static string Short(string name) => name.Length > MaxLength ? name.Substring(0, MaxLength) : name;

    /// <summary>Whether a text is a namespace, or a type in one.</summary>
    public static bool IsQualifiedName(string text) =>
        text.Length > 0 && text.Split('.').All(part => SyntaxFacts.IsValidIdentifier(part) && SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None);

    private static string Valid(StringBuilder name)
    {
        if (name.Length == 0)
            name.Append("Empty");
        if (!SyntaxFacts.IsIdentifierStartCharacter(name[0]))
            name.Insert(0, '_');
        return Short(name.ToString());
    }

    private static IEnumerable<string> Words(string text, bool isSpelled)
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
                else if (!isSpelled && i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]))
                    yield return "_";
                else if (c == '-' && i == 0 && text.Length > 1)
                    yield return "Minus";
                else if (isSpelled)
                    yield return _separators.TryGetValue(c, out var separator) ? separator : CodePoint(text, ref i);
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

    /// <summary>C# has no letters beyond the basic plane, and no pictures: they are called by their numbers, which no other one has.</summary>
    private static string CodePoint(string text, ref int index)
    {
        var code = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? char.ConvertToUtf32(text[index], text[++index]) : text[index];
        return "U" + code.ToString("X4", CultureInfo.InvariantCulture);
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
