using System.CommandLine;
using System.CommandLine.Parsing;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>Which files a command is about.</summary>
internal sealed class FileArguments
{
    private readonly Argument<string[]> _globs = new("glob")
    {
        Description = "Files: patterns with * (within a name) and ** (across folders), !patterns of files to leave out again, paths of files, folders, which mean everything below them, @files that list paths, or - for such a list on standard input.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _exclude = new("--exclude")
    {
        Description = "Files to leave out again. Can be given several times.",
        HelpName = "GLOB",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _nul = new("-0", "--null")
    {
        Description = "Read a list of files from standard input whose names are separated by NUL characters, as 'git ls-files -z' writes it.",
    };

    private readonly Option<long?> _maxFileSize = new("--max-file-size")
    {
        Description = "Leave larger files unread: they count as not scanned. Bytes, or with a unit, such as 500MB or 2GiB.",
        HelpName = "SIZE",
        CustomParser = ReadSize,
    };

    private readonly Option<string[]> _manifests = new("--manifest")
    {
        Description = "A manifest or JSON report of an earlier scan, whose files are looked up by their digests. Can be given several times.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private readonly bool _takesManifests;

    private FileArguments(bool takesManifests) => _takesManifests = takesManifests;

    /// <param name="command">The command.</param>
    /// <param name="takesManifests">Whether digests alone are enough for it.</param>
    public static FileArguments AddTo(Command command, bool takesManifests = false)
    {
        var arguments = new FileArguments(takesManifests);
        command.Arguments.Add(arguments._globs);
        command.Options.Add(arguments._exclude);
        command.Options.Add(arguments._nul);
        command.Options.Add(arguments._maxFileSize);
        if (takesManifests)
            command.Options.Add(arguments._manifests);
        command.Validators.Add(arguments.RequireSomething);
        return arguments;
    }

    /// <summary>
    /// A shell that expands patterns hands over paths, and a path may hold characters that mean something in a pattern, or begin with an at sign: what is a file is
    /// taken as that file. Only what begins with an exclamation mark always leaves out.
    /// </summary>
    public T Apply<T>(ParseResult parsed, T settings, Surroundings surroundings)
        where T : FileSettings
    {
        var given = parsed.GetValue(_globs)!;
        var isNul = parsed.GetValue(_nul);
        var isPiped = isNul || given.Contains("-");
        var isFile = given.Where(glob => glob != "-").ToLookup(glob => !glob.StartsWith('!') && IsFile(glob, surroundings.WorkingFolder));
        var isList = isFile[false].ToLookup(glob => glob.StartsWith('@'));
        settings.Files = [.. isFile[true], .. isPiped ? FileListText.Read(surroundings.OpenInput().ReadToEnd(), isNul) : []];
        settings.FileLists = [.. isList[true].Select(list => list[1..])];
        settings.Include = [.. isList[false]];
        settings.Exclude = parsed.GetValue(_exclude)!;
        settings.MaxFileSize = parsed.GetValue(_maxFileSize);
        if (settings is ScanSettings scan && _takesManifests)
            scan.Manifests = parsed.GetValue(_manifests)!;

        // A list that turns out to be empty selects nothing, which is another thing than no list.
        var selectsByItself = settings.FileLists.Count > 0 || settings.Include.Any(glob => !glob.StartsWith('!')) || settings is ScanSettings { Manifests.Count: > 0 };
        if (isPiped && settings.Files.Count == 0 && !selectsByItself)
            throw new ProblemException(new(Codes.NothingMatched, "The list on standard input is empty. Nothing was scanned."));
        return settings;
    }

    private void RequireSomething(CommandResult result)
    {
        var globs = result.GetResult(_globs)?.Tokens.Count ?? 0;
        if (globs == 0 && !result.GetValue(_nul) && (!_takesManifests || result.GetResult(_manifests) is not { Tokens.Count: > 0 }))
            result.AddError("Nothing says which files are meant: give at least one 'glob', which is a pattern, a file or a folder.");
    }

    private static long? ReadSize(ArgumentResult result)
    {
        if (ByteSize.TryParse(result.Tokens[0].Value, out var size) && size > 0)
            return size;
        result.AddError($"--max-file-size takes a size such as 500MB, 2GiB or 1048576, not '{result.Tokens[0].Value}'.");
        return null;
    }

    private static bool IsFile(string glob, string workingFolder)
    {
        if (string.IsNullOrWhiteSpace(glob) || glob.Contains('\0'))
            return false;
        return File.Exists(Path.GetFullPath(glob, workingFolder));
    }
}
