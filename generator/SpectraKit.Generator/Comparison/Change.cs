namespace SpectraKit.Generator.Comparison;

/// <summary>One difference between two clients, as their callers see it.</summary>
/// <param name="Severity">What it asks of a caller.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Subject">The method, type or member that it is about, as C# calls it.</param>
/// <param name="What">What changed; together with the subject, a sentence.</param>
/// <param name="Why">Why that is as severe as it is, in a sentence.</param>
/// <param name="Old">What the old document has it as.</param>
/// <param name="New">What the new document has it as.</param>
internal sealed record Change(ChangeSeverity Severity, ChangeKind Kind, string Subject, string What, string Why, ChangeTarget Old, ChangeTarget New);
