using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SpectraKit.Emulator;

/// <summary>A folder of YARA rules, compiled once: the files of a submission are scanned by one run of the program.</summary>
internal sealed partial class YaraRules
{
    private const int SecondsPerFile = 60;

    private static readonly TimeSpan CompileTime = TimeSpan.FromMinutes(5);

    private readonly string _compiled;

    private YaraRules(string compiled, string fingerprint)
    {
        _compiled = compiled;
        Fingerprint = fingerprint;
    }

    /// <summary>The same for the same files.</summary>
    public string Fingerprint { get; }

    /// <summary>Compiles every <c>.yar</c> and <c>.yara</c> file in the folder and the folders in it.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="compiled">Where the result goes.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="EmulatorConfigurationException">The program or the folder is not there, it has no rules, or one of them is wrong.</exception>
    public static async Task<YaraRules> CompileAsync(string directory, string compiled, CancellationToken cancellationToken)
    {
        var files = Files(directory);
        // Namespaces keep rules of one name in several files apart.
        var sources = files.Select((file, i) => $"r{i}:{file}");
        var (isWell, _, errors) = await YaraProgram.RunAsync(YaraProgram.Compiler, ["--no-warnings", .. sources, compiled], CompileTime, cancellationToken).ConfigureAwait(false);
        return isWell ? new YaraRules(compiled, FingerprintOf(files, directory)) : throw Complaint(directory, errors);
    }

    /// <summary>Scans files by their paths, which end in their SHA-256.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="list">Where a list of them may be written; it is deleted again.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<YaraFindings> ScanAsync(IReadOnlyCollection<string> paths, string list, CancellationToken cancellationToken)
    {
        await File.WriteAllLinesAsync(list, paths, cancellationToken).ConfigureAwait(false);
        try
        {
            string[] arguments = ["--compiled-rules", "--print-tags", "--print-meta", "--no-warnings", "--threads=1", $"--timeout={SecondsPerFile}", "--scan-list", _compiled, list];
            var (isWell, output, errors) = await YaraProgram.RunAsync(YaraProgram.Scanner, arguments, TimeSpan.FromSeconds(SecondsPerFile * (paths.Count + 1.0)), cancellationToken).ConfigureAwait(false);
            var matches = output.Select(YaraOutput.Read).OfType<(YaraMatch Match, string Path)>().ToLookup(found => Path.GetFileName(found.Path), found => found.Match);
            var unfinished = isWell
                ? errors.Select(line => Unscanned().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)
                : paths;
            return new YaraFindings(matches, unfinished.Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal));
        }
        finally
        {
            File.Delete(list);
        }
    }

    private static string[] Files(string directory)
    {
        try
        {
            var files = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file).ToLowerInvariant() is ".yar" or ".yara").Order(StringComparer.Ordinal).ToArray();
            return files.Length > 0 ? files : throw new EmulatorConfigurationException("There is no .yar or .yara file in this folder of YARA rules.", directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmulatorConfigurationException($"The folder of YARA rules cannot be read: {e.Message}", directory, innerException: e);
        }
    }

    private static EmulatorConfigurationException Complaint(string directory, IReadOnlyList<string> errors)
    {
        var match = errors.Select(line => CompileError().Match(line)).FirstOrDefault(match => match.Success);
        // The compiler knows the line alone.
        return match is null
            ? new EmulatorConfigurationException($"The YARA rules do not compile: {string.Join(' ', errors.Take(3))}", directory)
            : new EmulatorConfigurationException($"This YARA rule does not compile: {match.Groups["what"].Value}.", match.Groups["file"].Value, int.Parse(match.Groups["line"].ValueSpan), 1);
    }

    private static string FingerprintOf(IEnumerable<string> files, string directory)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(directory, file) + "\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    [GeneratedRegex("""^error: (rule ".*" in )?(?<file>.+)\((?<line>\d+)\): (?<what>.*)$""", RegexOptions.CultureInvariant)]
    private static partial Regex CompileError();

    [GeneratedRegex("^error scanning (.+): ", RegexOptions.CultureInvariant)]
    private static partial Regex Unscanned();
}
