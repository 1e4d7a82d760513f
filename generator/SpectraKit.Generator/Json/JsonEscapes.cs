using System.Text;

namespace SpectraKit.Generator.Json;

/// <summary>What the characters between two quotes say. The parser has seen that they say something.</summary>
internal static class JsonEscapes
{
    public static string Unescape(char[] characters, int start, int length)
    {
        var escape = Array.IndexOf(characters, '\\', start, length);
        if (escape < 0)
            return new(characters, start, length);

        var end = start + length;
        var text = new StringBuilder(length).Append(characters, start, escape - start);
        for (var i = escape; i < end; i++)
        {
            if (characters[i] != '\\')
            {
                text.Append(characters[i]);
                continue;
            }

            switch (characters[++i])
            {
                case 'b':
                    text.Append('\b');
                    break;
                case 'f':
                    text.Append('\f');
                    break;
                case 'n':
                    text.Append('\n');
                    break;
                case 'r':
                    text.Append('\r');
                    break;
                case 't':
                    text.Append('\t');
                    break;
                case 'u':
                    text.Append((char)((Digit(characters[i + 1]) << 12) | (Digit(characters[i + 2]) << 8) | (Digit(characters[i + 3]) << 4) | Digit(characters[i + 4])));
                    i += 4;
                    break;
                case var itself:
                    text.Append(itself);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>A hexadecimal digit's value; -1 when it is none.</summary>
    public static int Digit(char c) => c is >= '0' and <= '9' ? c - '0' : (c | 0x20) is >= 'a' and <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}
