using SpectraKit.Runtime;

namespace SpectraKit.Extensions.DependencyInjection;

/// <summary>Turns what configuration says into what a client takes.</summary>
internal static class ClientSettings
{
    // Where a setting's default comes from; its address is not looked at.
    private static readonly ApiClientOptions Defaults = new() { BaseAddress = new Uri("http://localhost") };

    /// <exception cref="ArgumentException">A setting is missing, contradicts another, or is out of its range.</exception>
    /// <exception cref="ApiException">A secret or a certificate cannot be had from where the settings say.</exception>
    public static ApiClientOptions Of(SpectraClientOptions options, TimeProvider time, ApiObserver? observer)
    {
        var result = new ApiClientOptions
        {
            BaseAddress = options.Url ?? throw new ArgumentException("Url is missing: the service's address."),
            Credential = CredentialOf(options),
            TimeProvider = time,
            Observer = observer,
            ConnectTimeout = options.ConnectTimeout ?? Defaults.ConnectTimeout,
            AttemptTimeout = options.AttemptTimeout ?? Defaults.AttemptTimeout,
            IdleTimeout = options.IdleTimeout ?? Defaults.IdleTimeout,
            TotalTimeout = options.TotalTimeout ?? Defaults.TotalTimeout,
            MaxAttempts = options.MaxAttempts ?? Defaults.MaxAttempts,
            RetryDelay = options.RetryDelay ?? Defaults.RetryDelay,
            MaxRetryDelay = options.MaxRetryDelay ?? Defaults.MaxRetryDelay,
            MaxAnswerLength = options.MaxAnswerLength ?? Defaults.MaxAnswerLength,
            CaFile = options.CaFile,
            ClientCertificate = options.ClientCertificateFile is { } file
                ? ClientCertificates.Load(file, options.ClientCertificateKeyFile, PasswordFrom(options.ClientCertificatePasswordVariable))
                : null,
            Proxy = options.Proxy,
            ProxyCredential = ProxyCredentialOf(options),
        };
        result.Validate();
        return result;
    }

    private static ApiCredential CredentialOf(SpectraClientOptions options) => options switch
    {
        SpectraAnalyzeOptions { Token: { } token, TokenVariable: null, TokenFile: null } => ApiCredential.Token(token),
        SpectraAnalyzeOptions { Token: null, TokenVariable: { } variable, TokenFile: null } => ApiCredential.TokenFromEnvironment(variable),
        SpectraAnalyzeOptions { Token: null, TokenVariable: null, TokenFile: { } file } => ApiCredential.TokenFromFile(file),
        SpectraAnalyzeOptions => throw new ArgumentException("Exactly one of Token, TokenVariable and TokenFile has to be given."),
        SpectraIntelligenceOptions { User: null } => throw new ArgumentException("User is missing: the name that belongs to the password."),
        SpectraIntelligenceOptions { User: { } user, Password: { } password, PasswordVariable: null, PasswordFile: null } => ApiCredential.Basic(user, password),
        SpectraIntelligenceOptions { User: { } user, Password: null, PasswordVariable: { } variable, PasswordFile: null } => ApiCredential.BasicFromEnvironment(user, variable),
        SpectraIntelligenceOptions { User: { } user, Password: null, PasswordVariable: null, PasswordFile: { } file } => ApiCredential.BasicFromFile(user, file),
        _ => throw new ArgumentException("Exactly one of Password, PasswordVariable and PasswordFile has to be given."),
    };

    private static ApiCredential? ProxyCredentialOf(SpectraClientOptions options) => options switch
    {
        { ProxyUser: null, ProxyPassword: null, ProxyPasswordVariable: null } => null,
        { ProxyUser: { } user, ProxyPassword: { } password, ProxyPasswordVariable: null } => ApiCredential.Basic(user, password),
        { ProxyUser: { } user, ProxyPassword: null, ProxyPasswordVariable: { } variable } => ApiCredential.BasicFromEnvironment(user, variable),
        _ => throw new ArgumentException("ProxyUser goes with exactly one of ProxyPassword and ProxyPasswordVariable."),
    };

    private static string? PasswordFrom(string? variable) => variable is null
        ? null
        : Environment.GetEnvironmentVariable(variable) ?? throw new ArgumentException($"The environment variable {variable} (ClientCertificatePasswordVariable) is not set.");
}
