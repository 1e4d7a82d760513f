using System.Globalization;
using System.Text.Json.Nodes;
using Cake.Core.Diagnostics;

namespace Cake.SpectraKit;

/// <summary>One call of the engine on behalf of a script: settings out of Cake's types, its log into Cake's log, its failure into a <see cref="CakeException"/>.</summary>
internal sealed class EngineCall
{
    private readonly ICakeContext _context;
    private readonly string _verb;
    private readonly List<string> _errors = [];
    private readonly JsonObject _settings;

    /// <param name="context">The script's context.</param>
    /// <param name="verb">The engine's verb.</param>
    public EngineCall(ICakeContext context, string verb)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _verb = verb;
        _settings = new() { ["workingFolder"] = context.Environment.WorkingDirectory.FullPath, ["emulatorTool"] = Engine.ToolPath };
    }

    /// <summary>Adds a setting; <c>null</c> leaves the engine's default.</summary>
    public EngineCall With(string name, string? value) => Set(name, value);

    /// <summary>Adds a switch.</summary>
    public EngineCall With(string name, bool value) => Set(name, value);

    /// <summary>Adds where the service is.</summary>
    public EngineCall With(SpectraKitSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return With("url", settings.Url?.OriginalString)
            .With("tokenVariable", settings.TokenVariable)
            .With("emulator", settings.Emulator)
            .WithPath("emulatorRules", settings.EmulatorRules)
            .WithPath("caFile", settings.CaFile)
            .With("timeout", settings.Timeout.ToString("c"));
    }

    /// <summary>Adds whom to ask, and by which policy.</summary>
    public EngineCall WithGate(SpectraKitGateSettings settings) => With(settings)
        .With("services", settings.Services.Select(service => service.ToString()))
        .With("intelligenceUrl", settings.IntelligenceUrl?.OriginalString)
        .With("userVariable", settings.UserVariable)
        .With("passwordVariable", settings.PasswordVariable)
        .With("onUnknown", settings.AcceptUnknown ? "accept" : "ask")
        .WithPath("policyFile", settings.Policy);

    /// <summary>Adds what a scan, and the plan of one, can be told.</summary>
    public EngineCall WithScan(SpectraKitScanSettings settings) => WithGate(settings)
        .With("exclude", settings.Exclude)
        .WithPaths("fileLists", settings.FileLists)
        .WithPaths("manifests", settings.Manifests)
        .With("maxFileSize", settings.MaxFileSize?.ToString(CultureInfo.InvariantCulture))
        .With("archives", settings.Archives?.ToString())
        .With("failOn", [settings.FailOn.ToString()])
        .With("onServiceError", settings.OnServiceError?.ToString())
        .With("mode", settings.Mode.ToString())
        .With("submitOnly", settings.SubmitOnly)
        .WithPath("runFile", settings.RunFile)
        .WithPath("cacheFolder", settings.Cache)
        .WithPath("stampFile", settings.Stamp)
        .WithPath("reportPath", settings.Report)
        .With("reports", settings.Reports);

    /// <summary>Adds the files.</summary>
    public EngineCall WithFiles(IEnumerable<FilePath> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return WithPaths("files", files);
    }

    /// <summary>Adds a pattern of files.</summary>
    public EngineCall WithPattern(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        return With("include", [pattern]);
    }

    /// <summary>Adds the digests.</summary>
    public EngineCall WithHashes(IEnumerable<string> hashes)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        return With("hashes", hashes);
    }

    /// <summary>Adds a list.</summary>
    public EngineCall With(string name, IEnumerable<string> values) => Set(name, new JsonArray([.. values.Select(value => JsonValue.Create(value))]));

    /// <summary>Adds a path, made absolute.</summary>
    public EngineCall WithPath(string name, FilePath? path) => Set(name, path?.MakeAbsolute(_context.Environment).FullPath);

    /// <inheritdoc cref="WithPath(string, FilePath)"/>
    public EngineCall WithPath(string name, DirectoryPath? path) => Set(name, path?.MakeAbsolute(_context.Environment).FullPath);

    /// <summary>Adds paths, made absolute.</summary>
    public EngineCall WithPaths(string name, IEnumerable<FilePath> paths) => With(name, paths.Select(path => path.MakeAbsolute(_context.Environment).FullPath));

    /// <summary>Runs the verb.</summary>
    /// <param name="throwOnFailure">Whether an exit code other than 0 is thrown.</param>
    /// <returns>The verb's report.</returns>
    /// <exception cref="CakeException">The verb failed; its message names codes and files, its exit code is the engine's.</exception>
    public JsonElement Run(bool throwOnFailure = true)
    {
        foreach (var name in _settings.Where(setting => setting.Value is null).Select(setting => setting.Key).ToList())
            _settings.Remove(name);

        using var report = JsonDocument.Parse(Engine.Run(_verb, _settings.ToJsonString(), Log));
        var root = report.RootElement.Clone();
        var exitCode = root.GetProperty("exitCode").GetInt32();
        if (exitCode != 0 && throwOnFailure)
            throw new CakeException(exitCode, _errors.Count == 0 ? $"SpectraKit {_verb} ended with exit code {exitCode}." : string.Join(Environment.NewLine, _errors));
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
                _context.Log.Error("{0}", line);
                break;
            case "warning":
                _context.Log.Warning("{0}", line);
                break;
            case "verbose":
                _context.Log.Verbose("{0}", line);
                break;
            default:
                _context.Log.Information("{0}", line);
                break;
        }
    }
}
