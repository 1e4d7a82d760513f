using System.Text.Json;

namespace SpectraKit.Scanning;

/// <summary>Settings of a scan as the JSON that <see cref="SettingsReader"/> reads. They hold no secret: credentials are named, and never told.</summary>
internal static class SettingsWriter
{
    public static void Write(Utf8JsonWriter json, ScanSettings settings)
    {
        json.WriteStartObject();
        Text(json, "url", settings.Url);
        Text(json, "kind", Words.Of(settings.Kind));
        Text(json, "tokenVariable", settings.TokenVariable);
        Text(json, "userVariable", settings.UserVariable);
        Text(json, "passwordVariable", settings.PasswordVariable);
        json.WriteBoolean("emulator", settings.Emulator);
        Text(json, "emulatorRules", settings.EmulatorRules);
        Text(json, "caFile", settings.CaFile);
        Text(json, "timeout", settings.Timeout.ToString("c"));
        Text(json, "root", settings.Root);
        Texts(json, "include", settings.Include);
        Texts(json, "exclude", settings.Exclude);
        Texts(json, "files", settings.Files);
        Texts(json, "fileLists", settings.FileLists);
        if (settings.MaxFileSize is { } size)
            json.WriteNumber("maxFileSize", size);
        Texts(json, "failOn", settings.FailOn.Select(Words.Of));
        Text(json, "notScanned", settings.NotScanned is { } notScanned ? Words.Of(notScanned) : null);
        Text(json, "onServiceError", settings.OnServiceError is { } rule ? Words.Of(rule) : null);
        Text(json, "policyFile", settings.PolicyFile);
        Text(json, "archives", settings.Archives is { } archives ? Words.Of(archives) : null);
        Texts(json, "services", settings.Services.Select(Words.Of));
        Text(json, "intelligenceUrl", settings.IntelligenceUrl);
        Text(json, "onUnknown", settings.OnUnknown.ToString().ToLowerInvariant());
        Text(json, "mode", Words.Of(settings.Mode));
        json.WriteBoolean("submitOnly", settings.SubmitOnly);
        Text(json, "runFile", settings.RunFile);
        json.WriteBoolean("resume", settings.Resume);
        Text(json, "stampFile", settings.StampFile);
        Text(json, "cacheFolder", settings.CacheFolder);
        Texts(json, "manifests", settings.Manifests);
        Text(json, "reportPath", settings.ReportPath);
        Texts(json, "reports", settings.Reports.Select(report => report.ToString()));
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts) => JsonReport.WriteTexts(json, name, texts);
}
