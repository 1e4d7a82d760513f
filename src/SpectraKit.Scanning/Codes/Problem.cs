namespace SpectraKit.Scanning;

/// <summary>What went wrong, as a value: a code, and a sentence that says what, where and what to do.</summary>
/// <param name="Code">The condition.</param>
/// <param name="Message">The sentence. Never holds a secret.</param>
public sealed record Problem(Code Code, string Message)
{
    /// <summary>How it is said.</summary>
    /// <value>The code's own severity by default.</value>
    public Severity Severity { get; init; } = Code.Severity;

    /// <summary>The code and the sentence, in one line.</summary>
    /// <returns>Such as <c>SPK1005: nothing matched…</c>.</returns>
    public override string ToString() => $"{Code.Id}: {Message}";
}
