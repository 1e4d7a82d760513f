using System.Globalization;
using System.Text;

namespace SpectraKit.Emulator;

/// <summary>Lines of text as a PDF 1.4 document, in one of the fonts that every reader has. What that font cannot show is a question mark.</summary>
internal static class PdfText
{
    private const int LinesOfPage = 60;
    private const int LongestLine = 95;

    public static byte[] Write(IReadOnlyList<string> lines)
    {
        // Catalog, pages and font come first; then each page with its text.
        var pages = lines.SelectMany(line => line.Chunk(LongestLine).DefaultIfEmpty([]).Select(part => new string(part))).Chunk(LinesOfPage).ToList();
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        };
        for (var i = 0; i < pages.Count; i++)
        {
            var text = Text(pages[i]);
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + (2 * i)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
            objects.Add($"<< /Length {text.Length} >>\nstream\n{text}\nendstream");
        }

        return Assemble(objects);
    }

    private static string Text(string[] lines)
    {
        var text = new StringBuilder("BT /F1 9 Tf 12 TL 40 800 Td");
        foreach (var line in lines) text.Append("\n(").Append(Escaped(line)).Append(") Tj T*");
        return text.Append("\nET").ToString();
    }

    private static string Escaped(string line)
    {
        var text = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (c is '(' or ')' or '\\') text.Append('\\');
            text.Append(c is (>= ' ' and <= '~') or (>= '\u00a0' and <= '\u00ff') ? c : '?');
        }

        return text.ToString();
    }

    // The table at the end says at which byte each object begins: every character is one byte.
    private static byte[] Assemble(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
