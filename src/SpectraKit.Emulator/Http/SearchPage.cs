using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>One page of a search: what was asked, and once it was looked for, what was found.</summary>
internal sealed record SearchPage(SearchQuery Query, Comparison<Sample> Order, int Page, int Size)
{
    /// <summary>What a sample must be besides what the query says.</summary>
    public Func<Sample, bool> IsWithin { get; init; } = static _ => true;

    private IReadOnlyList<Sample> Entries { get; init; } = [];

    private int Total { get; init; }

    private bool HasMore => (long)Page * Size < Total;

    /// <exception cref="Refusal">The query, the order or the paging is none.</exception>
    public static SearchPage Read(RequestFields fields, int usualSize, int largestSize)
    {
        if (fields.Text("query") is not { } text || string.IsNullOrWhiteSpace(text)) throw Refusal.BadRequest("query is required.");

        var page = fields.Integer("page", 1);
        var size = fields.Integer("records_per_page", usualSize);
        if (page < 1) throw Refusal.BadRequest("page is 1 or more.");
        if (size < 1 || size > largestSize) throw Refusal.BadRequest($"records_per_page is 1 to {largestSize}.");

        try
        {
            return new SearchPage(SearchQuery.Parse(text), SearchOrder.Parse(fields.Text("sort")), page, size);
        }
        catch (FormatException e)
        {
            throw Refusal.BadRequest(e.Message);
        }
    }

    public SearchPage Find(SampleStore store)
    {
        var found = store.All().Where(sample => Query.Matches(sample) && IsWithin(sample)).ToList();
        found.Sort(Order);
        return this with { Entries = [.. found.Skip((int)Math.Min(int.MaxValue, (Page - 1L) * Size)).Take(Size)], Total = found.Count };
    }

    public void Write(Utf8JsonWriter json, Action<Utf8JsonWriter, Sample> writeEntry, Action<Utf8JsonWriter>? writeMore = null)
    {
        json.WriteStartObject();
        json.WriteStartObject("rl");
        json.WriteStartObject("web_search_api");
        json.WriteStartArray("entries");
        foreach (var sample in Entries) writeEntry(json, sample);
        json.WriteEndArray();
        json.WriteBoolean("more_pages", HasMore);
        if (HasMore) json.WriteNumber("next_page", Page + 1);
        else json.WriteNull("next_page");
        json.WriteNumber("sample_count", Entries.Count);
        json.WriteNumber("total_count", Total);
        writeMore?.Invoke(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
