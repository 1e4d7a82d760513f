using System.Buffers;
using System.Security.Cryptography;
using SpectraKit.Archives;

namespace SpectraKit.Scanning;

/// <summary>Reads every file once and takes all digests on the way, on all cores.</summary>
internal static class ArtifactHasher
{
    private const int BufferSize = 256 * 1024;

    // A pipe or a device has no length, and opening one can wait for ever. Real empty files open at once.
    private static readonly TimeSpan _openPatience = TimeSpan.FromSeconds(5);

    /// <summary>Hashes the files; what could not be read has its trouble and no digests.</summary>
    public static async Task<IReadOnlyList<HashedArtifact>> HashAsync(IReadOnlyList<Artifact> artifacts, ScanRun run)
    {
        var hashed = new HashedArtifact?[artifacts.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = run.Token };
        try
        {
            await Parallel.ForAsync(0, artifacts.Count, options, async (i, cancellationToken) =>
            {
                hashed[i] = await HashAsync(artifacts[i], cancellationToken).ConfigureAwait(false);
                run.Report(ScanPhase.Hashing, artifacts.Count, hashed[i]!.Size, artifacts[i].Path);
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.HasEnded)
        {
            // What was not reached has the reason of the run's end.
        }

        return [.. hashed.Select((file, i) => file ?? new HashedArtifact(artifacts[i]) { Trouble = run.Ending })];
    }

    /// <summary>Hashes one file.</summary>
    public static async Task<HashedArtifact> HashAsync(Artifact artifact, CancellationToken cancellationToken)
    {
        if (artifact.Trouble is not null)
            return new(artifact) { Trouble = artifact.Trouble };
        try
        {
            return await ReadAsync(artifact, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException)
        {
            return new(artifact) { Trouble = e is TimeoutException ? Unreadable.Because("it does not open; a pipe or a device?") : Unreadable.Because(e) };
        }
    }

    private static async Task<HashedArtifact> ReadAsync(Artifact artifact, CancellationToken cancellationToken)
    {
        using var file = await OpenAsync(artifact.FullPath, cancellationToken).ConfigureAwait(false);
        var length = RandomAccess.GetLength(file);
        var written = File.GetLastWriteTimeUtc(file);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var isArchive = false;
        try
        {
            long position = 0;
            // Reading one byte past the length it had when opened shows that it grew, and ends at once where there is no end.
            while (position <= length)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var read = RandomAccess.Read(file, buffer, position);
                if (read == 0)
                    break;
                if (position == 0)
                    isArchive = SafeArchive.IsArchive(buffer.AsSpan(0, read));
                sha256.AppendData(buffer, 0, read);
                sha1.AppendData(buffer, 0, read);
                position += read;
            }

            if (position != length)
                return new(artifact) { Trouble = Unreadable.Changed(position > length ? "it grew while it was read" : "it shrank while it was read") };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return new(artifact)
        {
            Size = length,
            Sha256 = Digest(sha256),
            Sha1 = Digest(sha1),
            LastWritten = written,
            IsArchive = isArchive,
            IsHashed = true,
        };
    }

    private static async Task<Microsoft.Win32.SafeHandles.SafeFileHandle> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length > 0)
            return Open();
        return await Task.Run(Open, CancellationToken.None).WaitAsync(_openPatience, cancellationToken).ConfigureAwait(false);

        Microsoft.Win32.SafeHandles.SafeFileHandle Open() =>
            File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
    }

    private static SampleHash Digest(IncrementalHash hash)
    {
        Span<byte> digest = stackalloc byte[hash.HashLengthInBytes];
        hash.GetHashAndReset(digest);
        return SampleHash.FromBytes(digest);
    }
}
