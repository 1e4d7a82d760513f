using System.CommandLine;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>Which files a command is about.</summary>
internal sealed class FileArguments
{
    private readonly Argument<string[]> _globs = new("glob")
    {
        Description = "Files: patterns with * (within a name) and ** (across folders), paths of files, or folders, which mean everything below them.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _exclude = new("--exclude")
    {
        Description = "Files to leave out again. Can be given several times.",
        HelpName = "GLOB",
        DefaultValueFactory = _ => [],
    };

    public static FileArguments AddTo(Command command)
    {
        var arguments = new FileArguments();
        command.Arguments.Add(arguments._globs);
        command.Options.Add(arguments._exclude);
        return arguments;
    }

    /// <summary>
    /// A shell that expands patterns hands over paths, and a path may hold characters that mean something in a pattern: what is a file is taken as that file.
    /// </summary>
    public T Apply<T>(ParseResult parsed, T settings, string workingFolder)
        where T : FileSettings
    {
        var isFile = parsed.GetValue(_globs)!.ToLookup(glob => IsFile(glob, workingFolder));
        settings.Files = [.. isFile[true]];
        settings.Include = [.. isFile[false]];
        settings.Exclude = parsed.GetValue(_exclude)!;
        return settings;
    }

    private static bool IsFile(string glob, string workingFolder)
    {
        if (string.IsNullOrWhiteSpace(glob) || glob.Contains('\0'))
            return false;
        return File.Exists(Path.GetFullPath(glob, workingFolder));
    }
}
