using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpectraKit.Analyze;
using SpectraKit.Extensions.DependencyInjection;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Adds the services' clients to an application. A client is a singleton, since its rate limits hold only when every call goes through it,
/// and sends through the application's <see cref="IHttpClientFactory"/>. Its settings are checked when the application starts.
/// </summary>
public static class SpectraKitServiceCollectionExtensions
{
    private const string AnalyzeName = "SpectraKit.Analyze";
    private const string IntelligenceName = "SpectraKit.Intelligence";

    /// <summary>Adds a <see cref="SpectraAnalyzeClient"/>, with settings from configuration.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="section">The settings, by the names of <see cref="SpectraAnalyzeOptions"/>; usually the section <see cref="SpectraAnalyzeOptions.SectionName"/>.</param>
    /// <param name="name">The key of a further client, for <c>[FromKeyedServices(name)]</c>; <c>null</c> for the one without a key.</param>
    /// <returns>The client's <see cref="HttpClient"/>, to be configured further. Handlers that repeat requests do not belong there: the client does, and knows which may be.</returns>
    public static IHttpClientBuilder AddSpectraAnalyze(this IServiceCollection services, IConfiguration section, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddSpectraAnalyze(name, options => options.Bind(section));
    }

    /// <summary>Adds a <see cref="SpectraAnalyzeClient"/>, with settings from code.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the settings.</param>
    /// <param name="name">The key of a further client, for <c>[FromKeyedServices(name)]</c>; <c>null</c> for the one without a key.</param>
    /// <returns>The client's <see cref="HttpClient"/>, to be configured further. Handlers that repeat requests do not belong there: the client does, and knows which may be.</returns>
    public static IHttpClientBuilder AddSpectraAnalyze(this IServiceCollection services, Action<SpectraAnalyzeOptions> configure, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddSpectraAnalyze(name, options => options.Configure(configure));
    }

    /// <summary>Adds a <see cref="SpectraIntelligenceClient"/>, with settings from configuration.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="section">The settings, by the names of <see cref="SpectraIntelligenceOptions"/>; usually the section <see cref="SpectraIntelligenceOptions.SectionName"/>.</param>
    /// <param name="name">The key of a further client, for <c>[FromKeyedServices(name)]</c>; <c>null</c> for the one without a key.</param>
    /// <returns>The client's <see cref="HttpClient"/>, to be configured further. Handlers that repeat requests do not belong there: the client does, and knows which may be.</returns>
    public static IHttpClientBuilder AddSpectraIntelligence(this IServiceCollection services, IConfiguration section, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddSpectraIntelligence(name, options => options.Bind(section));
    }

    /// <summary>Adds a <see cref="SpectraIntelligenceClient"/>, with settings from code.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the settings.</param>
    /// <param name="name">The key of a further client, for <c>[FromKeyedServices(name)]</c>; <c>null</c> for the one without a key.</param>
    /// <returns>The client's <see cref="HttpClient"/>, to be configured further. Handlers that repeat requests do not belong there: the client does, and knows which may be.</returns>
    public static IHttpClientBuilder AddSpectraIntelligence(this IServiceCollection services, Action<SpectraIntelligenceOptions> configure, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddSpectraIntelligence(name, options => options.Configure(configure));
    }

    private static IHttpClientBuilder AddSpectraAnalyze(this IServiceCollection services, string? name, Action<OptionsBuilder<SpectraAnalyzeOptions>> set) =>
        services.AddClient(AnalyzeName, name, set, transport => new SpectraAnalyzeClient(transport));

    private static IHttpClientBuilder AddSpectraIntelligence(this IServiceCollection services, string? name, Action<OptionsBuilder<SpectraIntelligenceOptions>> set) =>
        services.AddClient(IntelligenceName, name, set, transport => new SpectraIntelligenceClient(transport));

    private static IHttpClientBuilder AddClient<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions, TClient>(
        this IServiceCollection services,
        string service,
        string? name,
        Action<OptionsBuilder<TOptions>> set,
        Func<ApiTransport, TClient> create)
        where TOptions : SpectraClientOptions
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(services);
        var optionsName = name ?? Options.Options.DefaultName;
        var clientName = name is null ? service : $"{service}:{name}";
        services.AddSingleton<IValidateOptions<TOptions>>(new ClientSettingsCheck<TOptions>(optionsName));
        set(services.AddOptions<TOptions>(optionsName).ValidateOnStart());
        if (name is null)
            services.TryAddSingleton(provider => Create(provider));
        else
            services.TryAddKeyedSingleton(name, (provider, _) => Create(provider));

        // The factory's own log has every address in full; ours says the same without values.
        return services.AddHttpClient(clientName)
            .RemoveAllLoggers()
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => ApiTransport.CreateHandler(Settings(provider, observer: null)))

            // The handler renews its connections by itself; a client that lives as long as the application keeps its handler.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);

        TClient Create(IServiceProvider provider)
        {
            var log = new LoggingObserver(provider.GetService<ILoggerFactory>()?.CreateLogger(clientName) ?? NullLogger.Instance);
            foreach (var file in Chosen(provider).SecretFiles)
            {
                if (ApiCredential.WarningAbout(file) is { } warning)
                    log.SecretIsReadable(warning);
            }

            return create(new ApiTransport(Settings(provider, log), provider.GetRequiredService<IHttpClientFactory>().CreateClient(clientName)));
        }

        TOptions Chosen(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(optionsName);

        ApiClientOptions Settings(IServiceProvider provider, ApiObserver? observer) =>
            ClientSettings.Of(Chosen(provider), provider.GetService<TimeProvider>() ?? TimeProvider.System, observer);
    }
}
