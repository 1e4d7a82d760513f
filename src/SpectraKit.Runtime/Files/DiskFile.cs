using Microsoft.Win32.SafeHandles;

namespace SpectraKit.Runtime;

/// <summary>A file on disk and what it was when it was named: every attempt sends that, or nothing whole.</summary>
internal sealed class DiskFile : ApiFile
{
    private readonly string _path;
    private readonly (long Length, DateTime Written) _state;
    private readonly Exception? _trouble;

    public DiskFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        try
        {
            // Through a handle: the state is that of the file behind a link, and of one that can be read.
            using var handle = File.OpenHandle(path);
            _state = StateOf(handle);
        }
        catch (Exception e) when (FileTrouble.IsTrouble(e))
        {
            _trouble = e;
        }
    }

    public override long? Length => _trouble is null ? _state.Length : throw FileTrouble.NotRead(_path, _trouble);

    public override Stream OpenRead()
    {
        if (_trouble is not null)
            throw FileTrouble.NotRead(_path, _trouble);

        try
        {
            return new GuardedStream(this, File.OpenHandle(_path, options: FileOptions.Asynchronous | FileOptions.SequentialScan));
        }
        catch (Exception e) when (FileTrouble.IsTrouble(e))
        {
            throw FileTrouble.NotRead(_path, e);
        }
    }

    private static (long Length, DateTime Written) StateOf(SafeFileHandle handle) =>
        (RandomAccess.GetLength(handle), File.GetLastWriteTimeUtc(handle));

    private void Verify(SafeFileHandle handle)
    {
        var now = StateOf(handle);
        if (now.Length != _state.Length)
            throw FileTrouble.Changed(_path, $"it had {_state.Length} bytes and has {now.Length}");
        if (now.Written != _state.Written)
            throw FileTrouble.Changed(_path, "it was written to");
    }

    /// <summary>Forward only, unbuffered: whoever reads brings a large buffer.</summary>
    private sealed class GuardedStream(DiskFile file, SafeFileHandle handle) : ForwardStream
    {
        private long _position;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.IsEmpty)
                return 0;

            try
            {
                // Before the first byte: a file that is already another is not worth sending any of.
                if (_position == 0)
                    file.Verify(handle);

                var rest = file._state.Length - _position;
                if (rest == 0)
                    return 0;

                var wanted = buffer[..(int)Math.Min(rest, buffer.Length)];
                var count = await RandomAccess.ReadAsync(handle, wanted, _position, cancellationToken).ConfigureAwait(false);
                _position += count;

                // Before the last bytes leave: without them the service has no file, only a broken request. A file that got shorter ends
                // in the middle, which the lengths tell.
                if (count == 0 || _position == file._state.Length)
                    file.Verify(handle);

                return count > 0
                    ? count
                    : throw FileTrouble.Changed(file._path, $"it ended after {_position} of {file._state.Length} bytes");
            }
            catch (Exception e) when (FileTrouble.IsTrouble(e))
            {
                throw FileTrouble.NotRead(file._path, e);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                handle.Dispose();
            base.Dispose(disposing);
        }
    }
}
