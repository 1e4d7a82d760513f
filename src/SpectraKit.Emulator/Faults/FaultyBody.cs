using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>A body on its way out that is slowed, falsified, shortened or cut off.</summary>
internal sealed class FaultyBody(HttpContext context, Stream inner, IReadOnlyList<Fault> faults, TimeProvider time) : Stream
{
    /// <summary>How long the bytes before a cut have to leave this machine: a reset takes with it what has not been sent.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(20);

    private readonly Fault? _slow = faults.FirstOrDefault(fault => fault.Kind == FaultKind.SlowBody);
    private readonly bool _resetsBefore = faults.Any(fault => fault.Kind == FaultKind.ResetAfter);
    private readonly bool _resetsWithin = faults.Any(fault => fault.Kind == FaultKind.ResetBody);
    private bool _isBegun;
    private bool _isFalse;
    private long _left = long.MaxValue;
    private double _owed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_isBegun) Begin(buffer.Length);
        if (_resetsBefore) throw new ConnectionReset();

        var part = buffer[..(int)Math.Min(_left, buffer.Length)];
        _left -= part.Length;
        await SendAsync(_isFalse ? Falsify(part.Span) : part, cancellationToken).ConfigureAwait(false);
        if (_left > 0 || !_resetsWithin) return;

        await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
        await Task.Delay(Lead, CancellationToken.None).ConfigureAwait(false);
        throw new ConnectionReset();
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Before the first byte the headers may still change.
    public override Task FlushAsync(CancellationToken cancellationToken) => _isBegun && !_resetsBefore ? inner.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static byte[] Falsify(ReadOnlySpan<byte> bytes)
    {
        var other = bytes.ToArray();
        for (var i = 0; i < other.Length; i++) other[i] ^= 0x55;
        return other;
    }

    private void Begin(int firstLength)
    {
        _isBegun = true;
        var response = context.Response;
        var half = (response.ContentLength ?? firstLength) / 2;
        var type = response.ContentType ?? "";
        var isText = type.StartsWith("application/json", StringComparison.Ordinal) || type.StartsWith("application/xml", StringComparison.Ordinal);
        _isFalse = !isText && faults.Any(fault => fault.Kind == FaultKind.WrongFile);
        if (_resetsWithin) _left = half;
        if (!isText || !faults.Any(fault => fault.Kind == FaultKind.TruncatedBody)) return;

        _left = half;
        response.ContentLength = half;
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (_slow is null)
        {
            await inner.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            return;
        }

        // Ten portions a second, or one byte at a time where a tenth is less than that.
        var portion = Math.Max(1, _slow.BytesPerSecond / 10);
        for (; bytes.Length > 0; bytes = bytes[Math.Min(portion, bytes.Length)..])
        {
            var sent = bytes[..Math.Min(portion, bytes.Length)];
            await DelayAsync((double)sent.Length / _slow.BytesPerSecond, cancellationToken).ConfigureAwait(false);
            await inner.WriteAsync(sent, cancellationToken).ConfigureAwait(false);
            await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // A timer counts in whole milliseconds. What a small portion at a high rate owes beyond them is paid with the next.
    private async Task DelayAsync(double seconds, CancellationToken cancellationToken)
    {
        _owed += seconds;
        var wait = TimeSpan.FromMilliseconds(Math.Floor(_owed * 1000));
        if (wait == TimeSpan.Zero) return;

        _owed -= wait.TotalSeconds;
        await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
    }
}
