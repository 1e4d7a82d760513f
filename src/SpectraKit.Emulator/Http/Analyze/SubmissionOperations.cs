using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Submitting files, in the current and the older way, and URLs.</summary>
internal sealed class SubmissionOperations(SampleStore store, AnalysisQueue queue, EmulatorCounters counters, EmulatorLimits limits)
{
    public IEnumerable<Operation> All =>
    [
        new(Service.Analyze, "POST", "/api/submit/file/", SubmitFileAsync),
        new(Service.Analyze, "POST", "/api/uploads/", UploadAsync),
    ];

    private async Task SubmitFileAsync(HttpContext context)
    {
        using var form = await SubmissionForm.ReadAsync(context, store.Content, limits.UploadBytes).ConfigureAwait(false);
        SubmissionRules.CheckAnalysisObject(form.Fields);
        SubmissionRules.CheckMetadata(form.Fields);
        await AcceptFileAsync(context, form, "/?q=").ConfigureAwait(false);
    }

    private async Task UploadAsync(HttpContext context)
    {
        using var form = await SubmissionForm.ReadAsync(context, store.Content, limits.UploadBytes).ConfigureAwait(false);
        SubmissionRules.CheckOlderFields(form.Fields);
        if (form.Fields.Text("url") is not { } url)
        {
            await AcceptFileAsync(context, form, "/").ConfigureAwait(false);
            return;
        }

        if (form.File is not null) throw Refusal.BadRequest("file and url exclude each other.");

        var task = store.RegisterUrl(SubmissionRules.WebAddress(url), SubmissionRules.Crawler(form.Fields, usual: "cloud"));
        await SubmissionReceipt.SendAsync(context, task.Id, null, task.Created, task.Url, null).ConfigureAwait(false);
    }

    private async Task AcceptFileAsync(HttpContext context, SubmissionForm form, string href)
    {
        if (form.File is null) throw Refusal.BadRequest("file is required.");

        var tags = SubmissionRules.Tags(form.Fields);
        var name = SubmissionRules.FileName(form);
        if (form.Fields.Text("archive_password") is { Length: > 0 } password)
        {
            using var archive = form.File;
            (form.File, var entryName) = await PasswordArchive.ExtractAsync(archive, password, store.Content, limits.UploadBytes, context.RequestAborted).ConfigureAwait(false);
            if (!form.Fields.Has("filename")) name = entryName;
        }

        var sample = store.Register(form.File, name, isSubmitted: true, tags, form.Fields.Text("comment"));
        counters.CountSubmission();
        var (analysis, _) = queue.Schedule(sample.Id);
        if (queue.Delay == TimeSpan.Zero) await analysis.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        var sha1 = sample.Digests.Sha1;
        await SubmissionReceipt.SendAsync(context, store.NextId(), sha1, sample.LastSeen, name, href + sha1).ConfigureAwait(false);
    }
}
