using System.Net.Http.Headers;

namespace SpectraKit.Runtime;

/// <summary>The rest of a file, from a position on, as long as it is the same file.</summary>
/// <param name="From">The first byte that is asked for.</param>
/// <param name="SameAs">What names the file that the first bytes came from; <c>null</c> when the service gave it no name, and the bytes' digest decides.</param>
internal sealed record DownloadRange(long From, RangeConditionHeaderValue? SameAs)
{
    public void Apply(HttpRequestMessage message)
    {
        message.Headers.Range = new RangeHeaderValue(From, null);
        message.Headers.IfRange = SameAs;
    }

    /// <summary>What names a file so exactly that its parts may be put together; <c>null</c> when nothing does.</summary>
    public static RangeConditionHeaderValue? NameOf(HttpResponseMessage answer)
    {
        if (answer.Headers.ETag is { IsWeak: false } tag)
            return new RangeConditionHeaderValue(tag);

        // A date names a file only when it lies before the answer's own: two versions of one second would have the same.
        return answer.Content.Headers.LastModified is { } modified && answer.Headers.Date is { } date && modified < date
            ? new RangeConditionHeaderValue(modified)
            : null;
    }
}
