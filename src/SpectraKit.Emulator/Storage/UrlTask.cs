namespace SpectraKit.Emulator;

/// <summary>A URL that was submitted. Nothing is ever fetched: it stays pending.</summary>
internal sealed record UrlTask(long Id, string Url, string Crawler, DateTimeOffset Created);
