namespace SpectraKit.Generator.Comparison;

/// <summary>What a change is about: its name in C#, and what it is in each document.</summary>
internal sealed record ChangeSubject(string Name, ChangeTarget Old, ChangeTarget New);
