using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Searching the appliance's samples, in the current and the older way, and the cloud's through the appliance.</summary>
internal sealed class SearchOperations(SampleStore store)
{
    private const int UsualPageSize = 20;
    private const int LargestPageSize = 100;

    public IEnumerable<Operation> All =>
    [
        new(Service.Analyze, "POST", "/api/samples/v3/search/", SearchAsync),
        new(Service.Analyze, "POST", "/api/samples/v2/search/", SearchInTheOlderWayAsync),
    ];

    private async Task SearchInTheOlderWayAsync(HttpContext context)
    {
        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        var page = SearchPage.Read(fields, UsualPageSize, LargestPageSize).Find(store);
        await Answer.JsonAsync(context, 200, json => page.Write(json, SearchEntryJson.WriteOlder)).ConfigureAwait(false);
    }

    private async Task SearchAsync(HttpContext context)
    {
        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        var isInCloud = fields.Flag("ticloud");
        var page = SearchPage.Read(fields, UsualPageSize, LargestPageSize);
        // The search of the cloud runs backwards: the later day is where it starts.
        if (isInCloud)
        {
            var (latest, earliest) = (Day(fields, "start_search_date"), Day(fields, "end_search_date"));
            page = page with { IsWithin = sample => DateOnly.FromDateTime(sample.FirstSeen.UtcDateTime) is var day && (latest is null || day <= latest) && (earliest is null || day >= earliest) };
        }

        page = page.Find(store);
        await Answer.JsonAsync(context, 200, json => page.Write(json, isInCloud ? SearchEntryJson.WriteCloud : SearchEntryJson.WriteLocal, writer => WriteDates(writer, fields, isInCloud)))
            .ConfigureAwait(false);
    }

    private static void WriteDates(Utf8JsonWriter json, RequestFields fields, bool isInCloud)
    {
        if (!isInCloud) return;

        json.WriteString("last_search_date", fields.Text("end_search_date"));
        json.WriteBoolean("end_of_dataset", true);
    }

    private static DateOnly? Day(RequestFields fields, string name) => fields.Text(name) is not { Length: > 0 } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? DateOnly.FromDateTime(time.UtcDateTime)
        : throw Refusal.BadRequest($"{name} is a day: 2026-01-31 is one.");
}
