namespace SpectraKit.Runtime;

/// <summary>A file on its way: what the headers said of it, and its bytes.</summary>
public sealed class ApiDownload : IAsyncDisposable
{
    /// <summary>The length that the service announced, in bytes; <c>null</c> when it did not.</summary>
    public long? Length { get; internal init; }

    /// <summary>The content type, without parameters; <c>null</c> when the service sent none.</summary>
    public string? ContentType { get; internal init; }

    /// <summary>The name that <c>Content-Disposition</c> proposes; text of the service's, never to be used as a path. <c>null</c> when there is none.</summary>
    public string? FileName { get; internal init; }

    /// <summary>The bytes, read as they come.</summary>
    public required Stream Content { get; init; }

    /// <summary>Ends the download, finished or not.</summary>
    /// <returns>When the connection is free.</returns>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
