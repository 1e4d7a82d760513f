using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Text;

/// <summary>Lines, blocks and indentation; always <c>\n</c>, and no blank before it. An interpolated string is written as it is evaluated.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indentation;
    private bool _isInLine;

    /// <summary>Blanks that are only written when something follows them.</summary>
    private int _blanks;

    /// <summary>Writes one line, or a block of lines that are indented alike.</summary>
    public SourceWriter Line(string block = "")
    {
        Append(block);
        return EndLine();
    }

    /// <inheritdoc cref="Line(string)"/>
    public SourceWriter Line([InterpolatedStringHandlerArgument("")] Block block) => block.End();

    /// <summary>Writes a line, and opens a brace that <see cref="Close"/> ends.</summary>
    public SourceWriter Open(string line) => Line(line).OpenBrace();

    /// <inheritdoc cref="Open(string)"/>
    public SourceWriter Open([InterpolatedStringHandlerArgument("")] Block line) => line.End().OpenBrace();

    public SourceWriter Close(string after = "")
    {
        _indentation--;
        return Line($"}}{after}");
    }

    /// <summary>Writes lines one step further in.</summary>
    public SourceWriter Indented(string block)
    {
        _indentation++;
        Line(block);
        _indentation--;
        return this;
    }

    /// <inheritdoc cref="Indented(string)"/>
    public SourceWriter Indented([InterpolatedStringHandlerArgument("")] IndentedBlock block) => block.End();

    /// <summary>Writes a documentation element; nothing when there are no words.</summary>
    public SourceWriter Doc(string element, string words, string attributes = "", string otherwise = "")
    {
        var text = DocText.Of(words);
        if (text.Length == 0)
            text = DocText.Of(otherwise);
        return text.Length == 0 ? this : Line($"/// <{element}{attributes}>{text}</{element}>");
    }

    public SourceText ToSourceText() => SourceText.From(_text.ToString(), Encoding.UTF8);

    private SourceWriter OpenBrace()
    {
        Line("{");
        _indentation++;
        return this;
    }

    private void Append(string text)
    {
        for (var start = 0; ;)
        {
            var end = text.IndexOf('\n', start);
            AppendInLine(text, start, end < 0 ? text.Length : end);
            if (end < 0)
                return;
            EndLine();
            start = end + 1;
        }
    }

    private void AppendInLine(string text, int start, int end)
    {
        var last = end;
        while (last > start && text[last - 1] is ' ' or '\r')
            last--;
        if (last > start)
        {
            _text.Append(' ', _isInLine ? _blanks : _blanks + (_indentation * 4)).Append(text, start, last - start);
            _isInLine = true;
            _blanks = 0;
        }

        _blanks += end - last;
    }

    private SourceWriter EndLine()
    {
        _text.Append('\n');
        _isInLine = false;
        _blanks = 0;
        return this;
    }

    /// <summary>An interpolated string on its way into a writer: no string is made of it first.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Block(int literalLength, int formattedCount, SourceWriter writer)
    {
        /// <summary>How long the string will be at the least: what the language hands to every handler.</summary>
        public int Length { get; } = literalLength + formattedCount;

        public void AppendLiteral(string text) => writer.Append(text);

        public void AppendFormatted(string? text) => writer.Append(text ?? "");

        public void AppendFormatted(int number) => writer.Append(number.ToString(CultureInfo.InvariantCulture));

        public SourceWriter End() => writer.EndLine();
    }

    /// <summary>The same one step further in.</summary>
    [InterpolatedStringHandler]
    internal readonly struct IndentedBlock
    {
        private readonly SourceWriter _writer;

        public IndentedBlock(int literalLength, int formattedCount, SourceWriter writer)
        {
            _writer = writer;
            Length = literalLength + formattedCount;
            writer._indentation++;
        }

        /// <inheritdoc cref="Block.Length"/>
        public int Length { get; }

        public void AppendLiteral(string text) => _writer.Append(text);

        public void AppendFormatted(string? text) => _writer.Append(text ?? "");

        public void AppendFormatted(int number) => _writer.Append(number.ToString(CultureInfo.InvariantCulture));

        public SourceWriter End()
        {
            _writer.EndLine();
            _writer._indentation--;
            return _writer;
        }
    }
}
