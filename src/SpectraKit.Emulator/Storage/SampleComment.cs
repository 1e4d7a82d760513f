namespace SpectraKit.Emulator;

/// <summary>A comment that came with a submission.</summary>
internal sealed record SampleComment(string Text, DateTimeOffset Created);
