using System.Globalization;
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
        var name = new NameWriter(stackalloc char[NameWriter.Usual], isSpelled: false);
        WriteWords(ref name, wireName, isSpelled: false);
        return name.IsEmpty ? Spelled(wireName) : Valid(name.ToString(wireName));
    }

    /// <summary>A longer name, that says what <see cref="Pascal"/> leaves out: capitals, and every symbol by its name.</summary>
    public static string Spelled(string wireName)
    {
        var name = new NameWriter(stackalloc char[NameWriter.Usual], isSpelled: true);
        WriteWords(ref name, wireName, isSpelled: true);
        return Valid(name.ToString(wireName));
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

    private static string Valid(string name) =>
        name.Length == 0 ? "Empty" : Short(SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? name : "_" + name);

    private static void WriteWords(ref NameWriter name, string text, bool isSpelled)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsPartOfName(c))
            {
                if (name.IsInWord && IsBorder(text, i))
                    name.EndWord();
                name.Append(c);
                continue;
            }

            name.EndWord();
            if (_symbols.TryGetValue(c, out var symbol))
                name.AppendWord(symbol);
            else if (!isSpelled && i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]))
                name.AppendWord("_");
            else if (c == '-' && i == 0 && text.Length > 1)
                name.AppendWord("Minus");
            else if (isSpelled)
                name.AppendWord(_separators.TryGetValue(c, out var separator) ? separator : CodePoint(text, ref i));
        }

        name.EndWord();
    }

    /// <summary>Whether a word begins within others: "fileName" and "HTTPServer" have a border; "sha256" and "IDs" do not.</summary>
    private static bool IsBorder(string text, int index) => char.IsUpper(text[index])
        && (char.IsLower(text[index - 1]) || (char.IsUpper(text[index - 1]) && index + 1 < text.Length && char.IsLower(text[index + 1]) && text[index + 1] != 's'));

    /// <summary>C# has no letters beyond the basic plane, and no pictures: they are called by their numbers, which no other one has.</summary>
    private static string CodePoint(string text, ref int index)
    {
        var code = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? char.ConvertToUtf32(text[index], text[++index]) : text[index];
        return "U" + code.ToString("X4", CultureInfo.InvariantCulture);
    }

    private static bool IsPartOfName(char c) => c < 128
        ? c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
        : !char.IsSurrogate(c) && SyntaxFacts.IsIdentifierPartCharacter(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format;
}
