namespace Cake.SpectraKit;

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="Subject">What it is about: <c>machine</c>, <c>analyze</c> or <c>intelligence</c>.</param>
/// <param name="Name">What was looked at, in a word, such as <c>clock</c>.</param>
/// <param name="State"><c>ok</c>, <c>skipped</c>, <c>warning</c> or <c>failed</c>.</param>
/// <param name="Result">What was found, in a sentence.</param>
/// <param name="Advice">What to do; <c>null</c> when there is nothing to do.</param>
public sealed record SpectraKitCheck(string Subject, string Name, string State, string Result, string? Advice);
