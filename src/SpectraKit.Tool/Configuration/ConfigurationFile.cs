using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Configuration;

/// <summary>
/// What a repository wants of every run: a JSON file whose members are options, in camel case. Strict, since an option that is ignored because of a typing error
/// is one that somebody relies on; and without secrets, since it is committed.
/// </summary>
internal sealed class ConfigurationFile
{
    /// <summary>The name under which it is looked for in the working folder.</summary>
    public const string FileName = "spectrakit.config.json";

    private const string Variable = "SPECTRAKIT_CONFIG";
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _values;

    private ConfigurationFile(string? path, IReadOnlyDictionary<string, IReadOnlyList<string>> values) => (Path, _values) = (path, values);

    /// <summary>Where it is; <c>null</c> when there is none.</summary>
    public string? Path { get; }

    /// <summary>The values for an option, by its name with the dashes; none when the file does not have it.</summary>
    public IReadOnlyList<string> Of(string option) => _values.GetValueOrDefault(NameOf(option)) ?? [];

    /// <param name="surroundings">Where to look.</param>
    /// <param name="options">Every option that there is.</param>
    /// <exception cref="ProblemException">It is not JSON, has a member that is no option, or one that takes a secret (SPK1003).</exception>
    public static ConfigurationFile Load(Surroundings surroundings, IEnumerable<Option> options)
    {
        var stated = surroundings.Environment(Variable);
        var path = System.IO.Path.GetFullPath(string.IsNullOrWhiteSpace(stated) ? FileName : stated, surroundings.WorkingFolder);
        if (string.IsNullOrWhiteSpace(stated) && !File.Exists(path))
            return new(null, new Dictionary<string, IReadOnlyList<string>>());
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return new(path, Read(document.RootElement, path, options.Select(option => NameOf(option.Name)).ToHashSet(StringComparer.Ordinal)));
        }
        catch (JsonException e)
        {
            throw Invalid(string.Create(CultureInfo.InvariantCulture, $"{path}({(e.LineNumber ?? 0) + 1},{(e.BytePositionInLine ?? 0) + 1}): this is not JSON"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Invalid($"The configuration '{path}' cannot be read: {e.Message}");
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> Read(JsonElement root, string path, HashSet<string> known)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw Invalid($"{path}: the configuration has to be an object");
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject().Where(member => member.Name != "$schema"))
        {
            if (member.Name is "token" or "password" or "tokenStdin")
                throw Invalid($"{path}: '{member.Name}' does not belong into a file that is committed; use the environment or --token-file");
            if (!known.Contains(member.Name))
                throw Invalid($"{path}: there is no option for '{member.Name}'");
            if (!values.TryAdd(member.Name, member.Value.ValueKind == JsonValueKind.Array ? [.. member.Value.EnumerateArray().Select(item => Text(item, member.Name, path))] : [Text(member.Value, member.Name, path)]))
                throw Invalid($"{path}: '{member.Name}' is there twice");
        }

        return values;
    }

    private static string Text(JsonElement value, string name, string path) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        _ => throw Invalid($"{path}: '{name}' has to be a string, a number, true, false, or a list of strings"),
    };

    private static string NameOf(string option)
    {
        var words = option.TrimStart('-').Split('-');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static ProblemException Invalid(string message) => new(new(Codes.InvalidSetting, SafeText.Of(message) + "."));
}
