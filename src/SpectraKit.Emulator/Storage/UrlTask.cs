namespace SpectraKit.Emulator;

/// <summary>A URL that was submitted. Nothing is ever fetched: its verdict is that of the rules for its name.</summary>
internal sealed record UrlTask(long Id, string Url, string Crawler, DateTimeOffset Created);
