using System.Buffers;
using System.Net;

namespace SpectraKit.Runtime;

/// <summary>
/// A success: its headers and either its body in a pooled buffer or the connection that the body is still to come from. Holds the permits
/// that the call took until it is disposed.
/// </summary>
internal sealed class Answer(HttpResponseMessage response) : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private byte[]? _buffer;
    private int _length;
    private int _isDisposed;

    public HttpResponseMessage Response { get; } = response;

    public HttpStatusCode Status => Response.StatusCode;

    public string? MediaType => Response.Content.Headers.ContentType?.MediaType;

    public ReadOnlySpan<byte> Body => _buffer.AsSpan(0, _length);

    /// <summary>The watchdog of an answer whose body is still to come.</summary>
    public Watchdog? Watchdog { get; private set; }

    /// <summary>Hands over what must not be given back before the answer is done with.</summary>
    public void Own(IDisposable resource) => _owned.Add(resource);

    public void KeepOpen(Watchdog watchdog)
    {
        watchdog.Pause();
        Watchdog = watchdog;
        Own(watchdog);
    }

    /// <summary>Takes a pooled buffer.</summary>
    public void Keep(byte[] buffer, int length) => (_buffer, _length) = (buffer, length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;

        Response.Dispose();
        if (_buffer is not null)
            ArrayPool<byte>.Shared.Return(_buffer);
        foreach (var resource in _owned)
            resource.Dispose();
    }
}
