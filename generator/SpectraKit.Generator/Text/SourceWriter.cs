using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Text;

/// <summary>Lines, blocks and indentation; always <c>\n</c>.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indentation;

    /// <summary>Writes one line, or a block of lines that are indented alike.</summary>
    public SourceWriter Line(string block = "")
    {
        foreach (var line in block.Split('\n'))
        {
            var trimmed = line.TrimEnd('\r', ' ');
            if (trimmed.Length > 0)
                _text.Append(' ', _indentation * 4).Append(trimmed);
            _text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes a line, and opens a brace that <see cref="Close"/> ends.</summary>
    public SourceWriter Open(string line)
    {
        Line(line).Line("{");
        _indentation++;
        return this;
    }

    public SourceWriter Close(string after = "")
    {
        _indentation--;
        return Line("}" + after);
    }

    /// <summary>Writes lines one step further in.</summary>
    public SourceWriter Indented(string block)
    {
        _indentation++;
        Line(block);
        _indentation--;
        return this;
    }

    /// <summary>Writes a documentation element; nothing when there are no words.</summary>
    public SourceWriter Doc(string element, string words, string attributes = "", string otherwise = "")
    {
        var text = DocText.Of(words);
        if (text.Length == 0)
            text = DocText.Of(otherwise);
        return text.Length == 0 ? this : Line($"/// <{element}{attributes}>{text}</{element}>");
    }

    public SourceText ToSourceText() => SourceText.From(_text.ToString(), Encoding.UTF8);
}
