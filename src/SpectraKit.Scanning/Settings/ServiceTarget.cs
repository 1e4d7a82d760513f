using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>Settings that were checked: everything that can be wrong with them without asking anybody is right. Made before anything is read or sent.</summary>
internal sealed record ServiceTarget
{
    public required ServiceKind Kind { get; init; }

    /// <summary>The address; <c>null</c> when an emulator is to be started.</summary>
    public Uri? Address { get; init; }

    public ApiCredential? Credential { get; init; }

    public string? RulesFile { get; init; }

    public string? CaFile { get; init; }

    public bool IsEmulator => Address is null;

    /// <summary>Which of the two services answers as this one.</summary>
    public static ServiceKind KindOf(VerdictService service) => service == VerdictService.Intelligence ? ServiceKind.Intelligence : ServiceKind.Analyze;

    /// <summary>The settings of one of a scan's services: what says where the other one is, is not about it.</summary>
    public static ServiceSettings SettingsOf(ServiceKind kind, ScanSettings settings) => SettingsOf(kind, settings, settings.IntelligenceUrl);

    /// <inheritdoc cref="SettingsOf(ServiceKind, ScanSettings)"/>
    public static ServiceSettings SettingsOf(ServiceKind kind, ServiceSettings settings, string? intelligenceUrl) => kind == settings.Kind ? settings : new()
    {
        Kind = kind,
        Url = kind == ServiceKind.Intelligence ? intelligenceUrl : null,
        TokenVariable = settings.TokenVariable,
        UserVariable = settings.UserVariable,
        PasswordVariable = settings.PasswordVariable,
        Emulator = settings.Emulator,
        EmulatorRules = settings.EmulatorRules,
        CaFile = settings.CaFile,
        Timeout = settings.Timeout,
    };

    /// <summary>Where a service is, if anything says so, for somebody who will not go there.</summary>
    public static ServiceTarget ToPlan(ServiceSettings settings, EngineHost host) =>
        new() { Kind = settings.Kind, Address = HasAddress(settings, host) && !settings.Emulator ? ReadAddress(settings, host) : null };

    /// <summary>Whether anything says where a service is.</summary>
    public static bool HasAddress(ServiceSettings settings, EngineHost host) =>
        !string.IsNullOrWhiteSpace(settings.Url) || !string.IsNullOrWhiteSpace(host.Environment(VariableOf(settings.Kind)));

    public static ServiceTarget Of(ServiceSettings settings, EngineHost host)
    {
        var caFile = ExistingFile(settings.CaFile, nameof(settings.CaFile), Codes.InvalidSetting, host);
        var rulesFile = ExistingFile(settings.EmulatorRules, nameof(settings.EmulatorRules), Codes.InvalidRulesFile, host);
        if (settings.Emulator)
        {
            if (!string.IsNullOrWhiteSpace(settings.Url))
                throw Invalid("Url and Emulator cannot be used together: give the address of a service, or ask for an emulator.");
            if (host.Emulator is null)
                throw Invalid("An emulator was asked for, but there is no emulator here. Give the address of a service instead.");
            return new() { Kind = settings.Kind, RulesFile = rulesFile, CaFile = caFile };
        }

        if (rulesFile is not null)
            throw Invalid("EmulatorRules has no meaning without Emulator: a service has its own mind.");
        return new() { Kind = settings.Kind, Address = ReadAddress(settings, host), Credential = ReadCredential(settings, host), CaFile = caFile };
    }

    /// <summary>The address alone: what can be said of it even where the credential is missing.</summary>
    /// <exception cref="ProblemException">There is none, or it is not one.</exception>
    public static Uri ReadAddress(ServiceSettings settings, EngineHost host)
    {
        var variable = VariableOf(settings.Kind);
        var isFromVariable = string.IsNullOrWhiteSpace(settings.Url);
        var text = (isFromVariable ? host.Environment(variable) : settings.Url)?.Trim();
        var where = isFromVariable ? $"the environment variable {variable}" : "the setting Url";
        if (string.IsNullOrEmpty(text))
        {
            throw new ProblemException(new(
                Codes.NoServiceAddress,
                $"No address of {NameOf(settings.Kind)} is given. Set it by the setting Url or the environment variable {variable}, or ask for an emulator to try things out."));
        }

        // What stands there may hold a password, so it is not repeated before it is known to hold none.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
            throw Invalid($"The address in {where} is not one: it has to look like https://appliance.example.com.");
        if (address.UserInfo.Length > 0)
            throw Invalid($"The address in {where} holds a user or a password. Take it out of the address: credentials come from environment variables.");
        if (address.Query.Length > 0 || address.Fragment.Length > 0)
            throw Invalid($"The address in {where} has a query or a fragment. Give the service's address alone.");
        return address;
    }

    private static string VariableOf(ServiceKind kind) => kind == ServiceKind.Analyze ? "SPECTRAKIT_URL" : "SPECTRAKIT_INTELLIGENCE_URL";

    private static ApiCredential ReadCredential(ServiceSettings settings, EngineHost host)
    {
        if (settings.Kind == ServiceKind.Analyze)
            return ApiCredential.Token(Secret(settings.TokenVariable, nameof(settings.TokenVariable), "token", settings.Kind, host));
        return ApiCredential.Basic(
            Secret(settings.UserVariable, nameof(settings.UserVariable), "user", settings.Kind, host),
            Secret(settings.PasswordVariable, nameof(settings.PasswordVariable), "password", settings.Kind, host));
    }

    private static string Secret(string variable, string setting, string what, ServiceKind kind, EngineHost host)
    {
        if (string.IsNullOrWhiteSpace(variable) || variable.AsSpan().IndexOfAny('=', '\0') >= 0)
            throw Invalid($"{setting} has to be the name of an environment variable.");
        var value = host.Environment(variable)?.Trim();
        if (string.IsNullOrEmpty(value))
        {
            throw new ProblemException(new(
                Codes.CredentialMissing,
                $"The environment variable {SafeText.Of(variable)} is not set, or is empty: it has to hold the {what} for {NameOf(kind)}. Nothing was sent."));
        }

        if (value.Any(char.IsControl))
            throw new ProblemException(new(Codes.CredentialMissing, $"The {what} in the environment variable {SafeText.Of(variable)} contains a line break or another control character. Nothing was sent."));
        return value;
    }

    private static string? ExistingFile(string? path, string setting, Code code, EngineHost host)
    {
        if (string.IsNullOrWhiteSpace(path))
            return null;
        var full = CheckedFiles.FullPath(path, setting, host);
        return File.Exists(full) ? full : throw new ProblemException(new(code, $"The file that {setting} names does not exist: '{SafeText.Of(path)}'."));
    }

    public static string NameOf(ServiceKind kind) => kind == ServiceKind.Analyze ? "Spectra Analyze" : "Spectra Intelligence";

    private static ProblemException Invalid(string message) => new(new(Codes.InvalidSetting, message));
}
