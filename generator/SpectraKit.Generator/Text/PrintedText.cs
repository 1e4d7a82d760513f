using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Text;

/// <summary>
/// What was printed, a byte a character wherever the characters are ASCII, as nearly all of a client's are. The compiler holds the texts of
/// all files until it is done, an editor for as long as the project is open: half the room is tens of megabytes for a large document.
/// </summary>
internal sealed class PrintedText : SourceText
{
    /// <summary>Pieces stay below the size from which the collector treats an array as large, and cleans up everything to get rid of it.</summary>
    private const int PieceBits = 14;
    private const int PieceLength = 1 << PieceBits;

    /// <summary>The pieces, all but the last of one length: <c>byte[]</c> of ASCII, or <c>char[]</c>.</summary>
    private readonly Array[] _pieces;

    private PrintedText(Array[] pieces, int length)
        : base(checksumAlgorithm: SourceHashAlgorithm.Sha256) => (_pieces, Length) = (pieces, length);

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override int Length { get; }

    /// <inheritdoc/>
    public override char this[int position] => _pieces[position >> PieceBits] is byte[] ascii
        ? (char)ascii[position & (PieceLength - 1)]
        : ((char[])_pieces[position >> PieceBits])[position & (PieceLength - 1)];

    /// <summary>A text of some characters, which are copied.</summary>
    /// <param name="characters">The characters, and whatever else the array has after them.</param>
    /// <param name="length">How many they are.</param>
    public static PrintedText Of(char[] characters, int length)
    {
        var pieces = new Array[(length + PieceLength - 1) / PieceLength];
        for (var i = 0; i < pieces.Length; i++)
        {
            var start = i * PieceLength;
            pieces[i] = Piece(characters, start, Math.Min(PieceLength, length - start));
        }

        return new(pieces, length);
    }

    /// <inheritdoc/>
    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        while (count > 0)
        {
            var piece = _pieces[sourceIndex >> PieceBits];
            var start = sourceIndex & (PieceLength - 1);
            var length = Math.Min(count, piece.Length - start);
            if (piece is byte[] ascii)
                Encoding.ASCII.GetChars(ascii, start, length, destination, destinationIndex);
            else
                Array.Copy(piece, start, destination, destinationIndex, length);
            (sourceIndex, destinationIndex, count) = (sourceIndex + length, destinationIndex + length, count - length);
        }
    }

    private static Array Piece(char[] characters, int start, int length)
    {
        // Only what is ASCII has as many bytes in UTF-8.
        if (Encoding.UTF8.GetByteCount(characters, start, length) == length)
        {
            var ascii = new byte[length];
            Encoding.ASCII.GetBytes(characters, start, length, ascii, 0);
            return ascii;
        }

        var piece = new char[length];
        Array.Copy(characters, start, piece, 0, length);
        return piece;
    }
}
