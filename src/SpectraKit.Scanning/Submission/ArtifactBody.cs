using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>A hashed file on its way to the service. It refuses to be sent when it is no longer what was hashed, and says so in <see cref="Trouble"/>.</summary>
internal sealed class ArtifactBody(HashedArtifact file, Action<int> sent) : ApiFile
{
    /// <summary>What was wrong with the file; <c>null</c> when nothing was.</summary>
    public Problem? Trouble { get; private set; }

    public override long? Length => file.Size;

    public override Stream OpenRead()
    {
        Trouble = null;
        try
        {
            var stream = new FileStream(file.Artifact.FullPath, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            });
            if (stream.Length == file.Size && File.GetLastWriteTimeUtc(stream.SafeFileHandle) == file.LastWritten)
                return new VerifiedStream(stream, file, sent, Changed);

            stream.Dispose();
            Trouble = Unreadable.Changed("it was written to between hashing and sending");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Trouble = Unreadable.Because(e);
            throw Refusal(Trouble, e);
        }

        throw Refusal(Trouble, null);
    }

    private ApiException Changed(string how)
    {
        Trouble = Unreadable.Changed(how);
        return Refusal(Trouble, null);
    }

    // Said as what it is, so that nobody takes it for a lost connection and tries again.
    private static ApiException Refusal(Problem trouble, Exception? cause) => new(trouble.Message, cause) { Kind = ApiErrorKind.File };
}
