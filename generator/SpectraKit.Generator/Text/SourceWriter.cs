using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Text;

/// <summary>Lines, blocks and indentation; always <c>\n</c>, and no blank before it. An interpolated string is written as it is evaluated.</summary>
internal sealed class SourceWriter
{
    /// <summary>How many blanks of a block are a step further in.</summary>
    private const int Step = 4;

    /// <summary>What the last writer of this thread has written in; the collector may have it when nothing is generated.</summary>
    [ThreadStatic]
    private static WeakReference<char[]>? _spare;

    private char[] _text = Take();
    private int _length;
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

    /// <summary>What was written. The writer is of no more use afterwards: the next one on this thread writes where it has written.</summary>
    public SourceText ToSourceText()
    {
        var text = PrintedText.Of(_text, _length);
        _spare = new(_text);
        _text = [];
        return text;
    }

    private static char[] Take()
    {
        // Two writers of one thread do not share it.
        var text = _spare is not null && _spare.TryGetTarget(out var spare) ? spare : new char[1 << 14];
        _spare = null;
        return text;
    }

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
            if (!_isInLine)
            {
                for (; text[start] == ' '; start++)
                    _blanks++;
            }

            BeginWords(last - start);
            text.CopyTo(start, _text, _length, last - start);
            _length += last - start;
        }

        _blanks += end - last;
    }

    /// <summary>Makes room, and writes what stands before words: a tab for each step in, since a hundred thousand lines of output begin with several.</summary>
    private void BeginWords(int length)
    {
        var tabs = _isInLine ? 0 : _indentation + (_blanks / Step);
        var blanks = _isInLine ? _blanks : _blanks % Step;
        Reserve(tabs + blanks + length);
        for (; tabs > 0; tabs--)
            _text[_length++] = '\t';
        for (; blanks > 0; blanks--)
            _text[_length++] = ' ';
        _blanks = 0;
        _isInLine = true;
    }

    private SourceWriter EndLine()
    {
        Reserve(1);
        _text[_length++] = '\n';
        _isInLine = false;
        _blanks = 0;
        return this;
    }

    private void Reserve(int length)
    {
        if (_text.Length - _length < length)
            Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + length));
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
