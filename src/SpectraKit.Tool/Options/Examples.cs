using System.CommandLine;
using System.Runtime.CompilerServices;

namespace SpectraKit.Tool.Options;

/// <summary>Command lines to copy, kept beside the commands that they show.</summary>
internal static class Examples
{
    private static readonly ConditionalWeakTable<Command, IReadOnlyList<string>> _examples = [];

    public static T WithExamples<T>(this T command, params string[] examples)
        where T : Command
    {
        _examples.Add(command, examples);
        return command;
    }

    public static IReadOnlyList<string> Of(Command command) => _examples.TryGetValue(command, out var examples) ? examples : [];
}
