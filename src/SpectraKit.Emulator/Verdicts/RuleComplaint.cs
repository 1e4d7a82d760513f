namespace SpectraKit.Emulator;

/// <summary>What is wrong with a rule, and which of its members together; none when the rule as a whole is at fault.</summary>
internal sealed record RuleComplaint(string Sentence, params IReadOnlyList<string> Members);
