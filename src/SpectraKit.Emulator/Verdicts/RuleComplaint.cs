namespace SpectraKit.Emulator;

/// <summary>What is wrong with a rule, and with which of its members; <c>null</c> when the rule as a whole is at fault.</summary>
internal sealed record RuleComplaint(string? Member, string Sentence);
