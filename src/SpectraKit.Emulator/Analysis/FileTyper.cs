namespace SpectraKit.Emulator;

/// <summary>Says what a file is by its content; names and extensions are never asked.</summary>
internal static class FileTyper
{
    private const int HeadLength = 8 * 1024;

    public static FileType Identify(Stream content)
    {
        Span<byte> buffer = stackalloc byte[HeadLength];
        content.Position = 0;
        var head = buffer[..content.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false)];

        // From the certain to the guessed: text is what nothing else is.
        return ProgramTypes.Identify(content, head)
            ?? SignatureTypes.Identify(head, content.Length)
            ?? (CompoundFile.IsOne(head) ? CompoundFile.Identify(content, head) : null)
            ?? TextTypes.Identify(head, isWhole: head.Length < HeadLength)
            ?? FileType.Binary;
    }
}
