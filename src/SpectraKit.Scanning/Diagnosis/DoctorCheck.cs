namespace SpectraKit.Scanning;

/// <summary>One thing that was looked at, and what to do about it.</summary>
public sealed record DoctorCheck : IVerbItem
{
    /// <summary>What it is about: <c>machine</c>, <c>analyze</c> or <c>intelligence</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What was looked at, in a word, such as <c>clock</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What was found, in a sentence. Never holds a secret.</summary>
    public required string Result { get; init; }

    /// <summary>Whether nothing was found because nobody could look, or there was nothing to look at.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>What to do; <c>null</c> when there is nothing to do.</summary>
    public string? Advice => Problem is null ? null : DoctorAdvice.For(Problem.Code);

    /// <inheritdoc/>
    public Problem? Problem { get; init; }

    /// <summary>How it stands, in a word: <c>ok</c>, <c>skipped</c>, <c>warning</c> or <c>failed</c>.</summary>
    public string State => IsSkipped ? "skipped" : Problem?.Severity switch { null or Severity.Information => "ok", Severity.Warning => "warning", _ => "failed" };

    internal static DoctorCheck Failed(string subject, string name, Problem problem) => new() { Subject = subject, Name = name, Result = problem.Message, Problem = problem };

    internal static DoctorCheck Skipped(string subject, string name, string why) => new() { Subject = subject, Name = name, Result = why, IsSkipped = true };
}
