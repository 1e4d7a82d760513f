using System.Text.Json;
using System.Text.Json.Nodes;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;

namespace Cake.SpectraKit;

/// <summary>One call of the engine on behalf of a script: settings out of Cake's types, its log into Cake's log, its failure into a <see cref="CakeException"/>.</summary>
/// <param name="context">The script's context.</param>
/// <param name="verb">The engine's verb.</param>
/// <param name="settings">What the script set.</param>
internal sealed class EngineCall(ICakeContext context, string verb, SpectraKitSettings settings)
{
    private readonly List<string> _errors = [];
    private readonly JsonObject _settings = new()
    {
        ["workingFolder"] = context.Environment.WorkingDirectory.FullPath,
        ["emulatorTool"] = Engine.ToolPath,
        ["url"] = settings.Url?.OriginalString,
        ["tokenVariable"] = settings.TokenVariable,
        ["emulator"] = settings.Emulator,
        ["emulatorRules"] = Absolute(context, settings.EmulatorRules),
        ["caFile"] = Absolute(context, settings.CaFile),
        ["timeout"] = settings.Timeout.ToString("c"),
    };

    /// <summary>Adds a setting; <c>null</c> leaves the engine's default.</summary>
    public EngineCall With(string name, string? value) => Set(name, value);

    /// <summary>Adds a switch.</summary>
    public EngineCall With(string name, bool value) => Set(name, value);

    /// <summary>Adds a list.</summary>
    public EngineCall With(string name, IEnumerable<string> values) => Set(name, new JsonArray([.. values.Select(value => JsonValue.Create(value))]));

    /// <summary>Adds a path, made absolute.</summary>
    public EngineCall WithPath(string name, FilePath? path) => Set(name, Absolute(context, path));

    /// <summary>Adds paths, made absolute.</summary>
    public EngineCall WithPaths(string name, IEnumerable<FilePath> paths) => With(name, paths.Select(path => Absolute(context, path)!));

    /// <summary>Runs the verb.</summary>
    /// <param name="throwOnFailure">Whether an exit code other than 0 is thrown.</param>
    /// <returns>The verb's report.</returns>
    /// <exception cref="CakeException">The verb failed; its message names codes and files, its exit code is the engine's.</exception>
    public JsonElement Run(bool throwOnFailure)
    {
        foreach (var name in _settings.Where(setting => setting.Value is null).Select(setting => setting.Key).ToList())
            _settings.Remove(name);

        using var report = JsonDocument.Parse(Engine.Run(verb, _settings.ToJsonString(), Log));
        var root = report.RootElement.Clone();
        var exitCode = root.GetProperty("exitCode").GetInt32();
        if (exitCode != 0 && throwOnFailure)
            throw new CakeException(exitCode, _errors.Count == 0 ? $"SpectraKit {verb} ended with exit code {exitCode}." : string.Join(Environment.NewLine, _errors));
        return root;
    }

    private EngineCall Set(string name, JsonNode? value)
    {
        _settings[name] = value;
        return this;
    }

    private void Log(string level, string line)
    {
        switch (level)
        {
            case "error":
                lock (_errors)
                    _errors.Add(line);
                context.Log.Error("{0}", line);
                break;
            case "warning":
                context.Log.Warning("{0}", line);
                break;
            case "verbose":
                context.Log.Verbose("{0}", line);
                break;
            default:
                context.Log.Information("{0}", line);
                break;
        }
    }

    private static string? Absolute(ICakeContext context, FilePath? path) => path?.MakeAbsolute(context.Environment).FullPath;
}
