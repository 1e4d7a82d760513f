using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>The tags that users give samples. The answer is a bare array, as most appliances write it.</summary>
internal sealed class TagOperations(SampleStore store)
{
    private const string Path = "/api/tag/{hash_value}/";

    public IEnumerable<Operation> All =>
    [
        new(Service.Analyze, "GET", Path, ListAsync),
        new(Service.Analyze, "POST", Path, context => ChangeAsync(context, (old, tags) => [.. old.Union(tags, StringComparer.Ordinal)])),
        new(Service.Analyze, "DELETE", Path, context => ChangeAsync(context, (old, tags) => [.. old.Except(tags, StringComparer.Ordinal)])),
    ];

    private Task ListAsync(HttpContext context) => SendAsync(context, HashParameters.PathSampleOfShortHash(context, store, malformed: 404));

    private async Task ChangeAsync(HttpContext context, Func<IReadOnlyList<string>, IReadOnlyList<string>, IReadOnlyList<string>> change)
    {
        var sample = HashParameters.PathSampleOfShortHash(context, store, malformed: 404);
        var tags = SubmissionRules.TagList(await RequestFields.ReadAsync(context).ConfigureAwait(false));
        var changed = store.Update(sample.Id, s => s with { UserTags = change(s.UserTags, tags) }) ?? throw Refusal.NotFound();
        await SendAsync(context, changed).ConfigureAwait(false);
    }

    private static Task SendAsync(HttpContext context, Sample sample) => Answer.JsonAsync(context, 200, json =>
    {
        json.WriteStartArray();
        foreach (var tag in sample.UserTags) json.WriteStringValue(tag);
        json.WriteEndArray();
    });
}
