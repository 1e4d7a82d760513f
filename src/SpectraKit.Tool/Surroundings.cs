using SpectraKit.Tool.Display;

namespace SpectraKit.Tool;

/// <summary>What the program has around it: streams, environment, folder. A test gives its own, so that it needs no process to see what a command does.</summary>
internal sealed record Surroundings
{
    public required TextWriter Output { get; init; }

    public required TextWriter Errors { get; init; }

    /// <summary>Opens standard input. Not opened before something reads it: opening it is what takes a terminal's settings over.</summary>
    public required Func<TextReader> OpenInput { get; init; }

    public required Func<string, string?> Environment { get; init; }

    public required string WorkingFolder { get; init; }

    public bool IsOutputTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    public bool IsInputTerminal { get; init; }

    /// <summary>How much people are told.</summary>
    public Verbosity Verbosity { get; init; } = Verbosity.Normal;

    /// <summary>Whether colours are wanted: https://no-color.org asks for nothing but a variable that is set and not empty.</summary>
    public bool WantsColours => string.IsNullOrEmpty(Environment("NO_COLOR")) && Environment("TERM") != "dumb";

    /// <summary>A terminal that cannot move its cursor is shown lines, as a file is.</summary>
    public bool CanRedraw => Environment("TERM") != "dumb";

    public static Surroundings OfThisProcess() => new()
    {
        Output = Console.Out,
        Errors = Console.Error,
        OpenInput = () => Console.In,
        Environment = System.Environment.GetEnvironmentVariable,
        WorkingFolder = Directory.GetCurrentDirectory(),
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        IsInputTerminal = !Console.IsInputRedirected,
    };
}
