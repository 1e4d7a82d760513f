using System.Globalization;
using System.Text;
using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>A document's strings as C# string literals: the one way by which such a string gets into code.</summary>
internal static class Literal
{
    /// <summary>A <c>string</c> literal. Everything but plain ASCII is escaped, so that no character can end the literal or the line.</summary>
    public static string Of(string text) => Quote(text);

    /// <summary>A constant's literal.</summary>
    public static string Of(ConstantModel constant) => constant.TypeName switch
    {
        "string" => Of(constant.Text),
        "bool" or "int" => constant.Text,
        var number => Number(number, constant.Text),
    };

    /// <summary>A UTF-8 literal.</summary>
    public static string Utf8(string text) => Quote(Whole(text)) + "u8";

    /// <summary>How many bytes a UTF-8 literal has.</summary>
    public static int Utf8Length(string text) => Encoding.UTF8.GetByteCount(Whole(text));

    /// <summary>A number's literal. The text is a number by JSON's grammar, which C# shares.</summary>
    public static string Number(string type, string text) => text + type switch
    {
        "long" => "L",
        "float" => "F",
        "decimal" => "M",
        _ => "D",
    };

    /// <summary>A number, digit for digit, or a boolean as a <c>JsonScalar</c>.</summary>
    public static string Scalar(string text) => text is "true" or "false" ? text : $"_kit::JsonScalar.Number({Of(text)})";

    private static string Quote(string text)
    {
        if (IsPlain(text))
            return "\"" + text + "\"";
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                literal.Append('\\').Append(c);
            else if (c is >= ' ' and <= '~')
                literal.Append(c);
            else
                literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Whether a literal says it as it is, as nearly every literal does.</summary>
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is not (>= ' ' and <= '~') or '"' or '\\')
                return false;
        }

        return true;
    }

    /// <summary>Half a surrogate pair has no UTF-8; no JSON member can be called by it either.</summary>
    private static string Whole(string text) => IsPlain(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
