using SpectraKit.Scanning;

namespace SpectraKit.Tool.Display;

/// <summary>Problems for people, on standard error: severity, code, sentence, and what to do about it on the command line.</summary>
internal sealed class ProblemText(Surroundings surroundings)
{
    public void Write(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
            Write(problem);
    }

    public void Write(Problem problem)
    {
        var severity = Words.Of(problem.Severity);
        surroundings.Errors.WriteLine($"{Coloured(severity, problem.Severity)} {problem.Code}: {SafeText.Of(problem.Message)}");
        if (Hint(problem.Code) is { } hint)
            surroundings.Errors.WriteLine($"  {hint}");
    }

    // The engine speaks of settings, whichever front they come from; this says how they are spelt here.
    private static string? Hint(Code code) => code.Id switch
    {
        "SPK1001" => "Give --url, or set SPECTRAKIT_URL; --emulator tries things out without a service.",
        "SPK1002" => "Options never take a secret: set the environment variable, or name another one with --token-variable.",
        "SPK1006" => "For an appliance with a certificate of a private authority, name that authority's PEM file with --ca-file.",
        "SPK3005" => "--timeout allows more time, such as --timeout 01:00:00.",
        _ => null,
    };

    private string Coloured(string word, Severity severity)
    {
        if (!surroundings.IsErrorTerminal || !surroundings.WantsColours)
            return word;
        var colour = severity switch { Severity.Error => 31, Severity.Warning => 33, _ => 36 };
        return $"\u001b[{colour}m{word}\u001b[0m";
    }
}
