using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace SpectraKit.Tool.Configuration;

/// <summary>
/// Fills in what the command line does not say: from the environment variable of the option's name, else from the configuration file. What is filled in goes
/// through the same parser as what is typed, so that it is checked, and complained of, in the same way.
/// </summary>
internal static class OptionDefaults
{
    // These have always had variables of their own, and rules of their own about what stands above what.
    private static readonly string[] _readElsewhere = ["--url", "--cache", "--intelligence-url", "--intelligence-user"];

    // What is said of one run, and never of all.
    private static readonly string[] _neverFilledIn = ["--json", "--yes", "--token-stdin", "--manifest", "-0"];

    public static bool CanBeConfigured(Option option) => option is not (HelpOption or VersionOption) && !_neverFilledIn.Contains(option.Name, StringComparer.Ordinal);

    /// <summary>The name of an option's environment variable, such as <c>SPECTRAKIT_FAIL_ON</c>.</summary>
    public static string VariableOf(string option) => "SPECTRAKIT_" + option.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    /// <summary>The arguments with what is filled in, in front of two dashes where there are any.</summary>
    public static string[] Complete(string[] arguments, ParseResult parsed, Surroundings surroundings, ConfigurationFile file)
    {
        var added = new List<string>();
        foreach (var option in OptionsOf(parsed.CommandResult.Command).Where(option => CanBeConfigured(option) && !_readElsewhere.Contains(option.Name, StringComparer.Ordinal)))
        {
            if (parsed.GetResult(option) is { Implicit: false })
                continue;
            foreach (var value in InEnvironment(option, surroundings) ?? file.Of(option.Name))
                added.AddRange(option.ValueType == typeof(bool) ? [$"{option.Name}={Flag(value)}"] : [option.Name, value]);
        }

        if (added.Count == 0)
            return arguments;
        var end = Array.IndexOf(arguments, "--");
        return end < 0 ? [.. arguments, .. added] : [.. arguments[..end], .. added, .. arguments[end..]];
    }

    /// <summary>The environment, with the file behind it for the options that are read from there.</summary>
    public static Surroundings Behind(Surroundings surroundings, ConfigurationFile file)
    {
        var values = _readElsewhere.Select(option => (Variable: VariableOf(option), Values: file.Of(option))).Where(entry => entry.Values.Count > 0).ToDictionary(entry => entry.Variable, entry => entry.Values[0]);
        if (values.Count == 0)
            return surroundings;
        var environment = surroundings.Environment;
        return surroundings with { Environment = name => environment(name) is { Length: > 0 } stated ? stated : values.GetValueOrDefault(name) };
    }

    /// <summary>The options that the environment or the file says, each once, by the one that counts.</summary>
    public static IEnumerable<StatedOption> Stated(IEnumerable<Option> options, Surroundings surroundings, ConfigurationFile file)
    {
        foreach (var option in options)
        {
            var inFile = file.Of(option.Name);
            // What the file says stands in the environment already where options are read from there.
            if (InEnvironment(option, surroundings) is { Length: > 0 } values && !(_readElsewhere.Contains(option.Name, StringComparer.Ordinal) && values.SequenceEqual(inFile)))
                yield return new() { Option = option.Name, Values = values, Variable = VariableOf(option.Name) };
            else if (inFile.Count > 0)
                yield return new() { Option = option.Name, Values = inFile };
        }
    }

    /// <summary>What the environment says to an option; <c>null</c> when it says nothing.</summary>
    private static string[]? InEnvironment(Option option, Surroundings surroundings) => surroundings.Environment(VariableOf(option.Name)) is not { } variable || string.IsNullOrWhiteSpace(variable) ? null
        : option.Arity.MaximumNumberOfValues > 1 ? variable.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [variable];

    private static string Flag(string value) => value switch { "1" => "true", "0" => "false", _ => value };

    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)));
}
