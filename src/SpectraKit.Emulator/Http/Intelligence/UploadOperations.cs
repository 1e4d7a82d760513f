using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Sending samples to the cloud, and then what is known of them: TCA-0202 and TCA-0203.</summary>
internal sealed class UploadOperations(SampleStore store, AnalysisQueue queue, EmulatorCounters counters, EmulatorLimits limits, UsageLog usage)
{
    public IEnumerable<Operation> All =>
    [
        new(Service.Intelligence, "POST", "/api/spex/upload/{sha1}", UploadAsync),
        new(Service.Intelligence, "POST", "/api/spex/upload/{sha1}/meta", DescribeAsync),
    ];

    private async Task UploadAsync(HttpContext context)
    {
        var sha1 = Sha1(context);
        usage.CheckQuota();
        ReceivedContent content;
        try
        {
            content = await store.Content.ReceiveAsync(context.Request.Body, limits.UploadBytes, isDurable: true, context.RequestAborted).ConfigureAwait(false);
        }
        catch (ContentTooLargeException)
        {
            throw new Refusal(413, "The sample is too large.");
        }
        catch (ContentUnreadableException)
        {
            throw Refusal.BadRequest("The sample ends too early.");
        }

        using (content)
        {
            if (!sha1.Matches(content.Digests)) throw Refusal.BadRequest("The bytes have another SHA-1.");

            var sample = store.Register(content, content.Digests.Sha1, isSubmitted: true);
            counters.CountSubmission();
            await AnalyseAsync(sample).ConfigureAwait(false);
        }

        usage.Count("TCA-0202 Sample Upload", 1);
        await Answer.EmptyAsync(context, 200).ConfigureAwait(false);
    }

    // Archive passwords are read and forgotten: nothing here can decrypt.
    private async Task DescribeAsync(HttpContext context)
    {
        var sha1 = Sha1(context);
        var metadata = await SampleMetadata.ReadAsync(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
        var sample = store.Find(sha1) ?? throw Refusal.NotFound("The sample is not known.");
        if (metadata.FileName is { } name && store.Update(sample.Id, s => s.SeenAs(name, s.LastSeen)) is { } renamed) await AnalyseAsync(renamed).ConfigureAwait(false);
        await Answer.EmptyAsync(context, 200).ConfigureAwait(false);
    }

    private async Task AnalyseAsync(Sample sample)
    {
        var (analysis, _) = queue.Schedule(sample.Id);
        if (queue.Delay == TimeSpan.Zero) await analysis.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static HashValue Sha1(HttpContext context) =>
        HashValue.TryParse((string)context.Request.RouteValues["sha1"]!, out var hash) && hash.Kind == HashKind.Sha1
            ? hash
            : throw Refusal.BadRequest("The value is not a valid sha1 hash.");
}
