using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpectraKit.Analyze;
using SpectraKit.Extensions.DependencyInjection;
using SpectraKit.Intelligence;
using SpectraKit.Runtime;
using SpectraKit.Testing;
using SpectraKit.Tests.Wire;

namespace SpectraKit.Tests.Services;

/// <summary>The clients as an application's services.</summary>
public sealed class ServiceTests
{
    private static readonly SampleHash Hash = SampleHash.Parse(new string('a', 64));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clients_are_made_from_configuration()
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Empty(401), Cancellation);
        using var folder = new TemporaryFolder();
        var configuration = Configuration(
            ("SpectraKit:Analyze:Url", $"{server.BaseAddress}"),
            ("SpectraKit:Analyze:TokenFile", folder.Write("token", "t0ken")),
            ("SpectraKit:Intelligence:Url", $"{server.BaseAddress}"),
            ("SpectraKit:Intelligence:User", "u/company/name"),
            ("SpectraKit:Intelligence:Password", "p4ssw0rd"));
        var services = new ServiceCollection();
        services.AddSpectraAnalyze(configuration.GetSection(SpectraAnalyzeOptions.SectionName));
        services.AddSpectraIntelligence(configuration.GetSection(SpectraIntelligenceOptions.SectionName));
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        provider.GetRequiredService<IStartupValidator>().Validate();

        await CallAsync(provider.GetRequiredService<SpectraAnalyzeClient>());
        await Assert.ThrowsAsync<ApiException>(() => provider.GetRequiredService<SpectraIntelligenceClient>().Downloads.GetDownloadStatusAsync([Hash], Cancellation));

        Assert.Equal(
            ["Token t0ken", "Basic " + Convert.ToBase64String("u/company/name:p4ssw0rd"u8)],
            server.Exchanges.Select(e => e.Request.Header("Authorization")));
        Assert.Same(provider.GetRequiredService<SpectraAnalyzeClient>(), provider.GetRequiredService<SpectraAnalyzeClient>());
    }

    [Fact]
    public async Task Every_setting_of_the_configuration_arrives()
    {
        using var folder = new TemporaryFolder();
        Environment.SetEnvironmentVariable("SPECTRAKIT_TEST_PROXY_PASSWORD", "p4ssw0rd");
        var configuration = Configuration(
            ("Url", "https://appliance.example/below"),
            ("Token", "t0ken"),
            ("ConnectTimeout", "00:00:01"),
            ("AttemptTimeout", "00:00:02"),
            ("IdleTimeout", "00:00:03"),
            ("TotalTimeout", "00:00:04"),
            ("MaxAttempts", "5"),
            ("RetryDelay", "00:00:00.5"),
            ("MaxRetryDelay", "00:00:07"),
            ("MaxAnswerLength", "8192"),
            ("CaFile", "ca.pem"),
            ("Proxy", "http://proxy.example:3128"),
            ("ProxyUser", "me"),
            ("ProxyPasswordVariable", "SPECTRAKIT_TEST_PROXY_PASSWORD"));
        var services = new ServiceCollection();
        services.AddSpectraAnalyze(configuration);
        await using var provider = services.BuildServiceProvider();

        var settings = ClientSettings.Of(provider.GetRequiredService<IOptions<SpectraAnalyzeOptions>>().Value, TimeProvider.System, null);

        Assert.Equal(new Uri("https://appliance.example/below"), settings.BaseAddress);
        Assert.Equal((1, 2, 3, 4), (settings.ConnectTimeout.Seconds, settings.AttemptTimeout.Seconds, settings.IdleTimeout.Seconds, settings.TotalTimeout.Seconds));
        Assert.Equal((5, 0.5, 7, 8192), (settings.MaxAttempts, settings.RetryDelay.TotalSeconds, settings.MaxRetryDelay.Seconds, settings.MaxAnswerLength));
        Assert.Equal(("ca.pem", new Uri("http://proxy.example:3128")), (settings.CaFile, settings.Proxy));
        Assert.NotNull(settings.ProxyCredential);
    }

    [Fact]
    public async Task Clients_of_several_appliances_have_keys()
    {
        await using var first = await RecordingServer.AnsweringAsync(RecordedAnswer.Empty(401), Cancellation);
        await using var second = await RecordingServer.AnsweringAsync(RecordedAnswer.Empty(401), Cancellation);
        var services = new ServiceCollection();
        services.AddSpectraAnalyze(o => (o.Url, o.Token) = (first.BaseAddress, "first"));
        services.AddSpectraAnalyze(o => (o.Url, o.Token) = (second.BaseAddress, "second"), "emea");
        await using var provider = services.BuildServiceProvider();

        await CallAsync(provider.GetRequiredService<SpectraAnalyzeClient>());
        await CallAsync(provider.GetRequiredKeyedService<SpectraAnalyzeClient>("emea"));

        Assert.Equal("Token first", Assert.Single(first.Exchanges).Request.Header("Authorization"));
        Assert.Equal("Token second", Assert.Single(second.Exchanges).Request.Header("Authorization"));
    }

    [Fact]
    public async Task The_http_client_is_the_factorys_and_can_be_configured()
    {
        await using var server = await RecordingServer.AnsweringAsync(RecordedAnswer.Empty(401), Cancellation);
        var services = new ServiceCollection();
        services.AddSpectraAnalyze(o => (o.Url, o.Token) = (server.BaseAddress, "x")).AddHttpMessageHandler(() => new Marking());
        await using var provider = services.BuildServiceProvider();

        await CallAsync(provider.GetRequiredService<SpectraAnalyzeClient>());

        Assert.Equal("yes", Assert.Single(server.Exchanges).Request.Header("X-Marked"));
    }

    [Theory]
    [InlineData("Url", "", "Url is missing")]
    [InlineData("Url", "ftp://host", "BaseAddress must be an absolute http or https address")]
    [InlineData("Token", "", "Exactly one of Token, TokenVariable and TokenFile")]
    [InlineData("TokenVariable", "SPECTRAKIT_TEST_UNSET", "Exactly one of Token, TokenVariable and TokenFile")]
    [InlineData("IdleTimeout", "00:00:00", "IdleTimeout must be longer than zero")]
    [InlineData("MaxAttempts", "0", "MaxAttempts must be at least 1")]
    [InlineData("ClientCertificateFile", "none.pem", "cannot be read")]
    [InlineData("ProxyUser", "me", "ProxyUser goes with exactly one of")]
    public async Task A_setting_that_cannot_be_used_is_named_when_the_application_starts(string setting, string value, string sentence)
    {
        var values = new Dictionary<string, string?> { ["Url"] = "http://127.0.0.1", ["Token"] = "c4n4ry", [setting] = value.Length == 0 ? null : value };
        var services = new ServiceCollection();
        services.AddSpectraAnalyze(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        await using var provider = services.BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(sentence, failure.Message);
        Assert.StartsWith("SpectraAnalyzeOptions: ", failure.Message);
        Assert.DoesNotContain("c4n4ry", failure.ToString());
    }

    [Fact]
    public void Options_with_secrets_are_not_written_with_them()
    {
        var analyze = new SpectraAnalyzeOptions { Token = "c4n4ry", ProxyPassword = "c4n4ry" };
        var intelligence = new SpectraIntelligenceOptions { Password = "c4n4ry" };

        Assert.DoesNotContain("c4n4ry", $"{JsonSerializer.Serialize(analyze)} {JsonSerializer.Serialize(intelligence)} {analyze} {intelligence}");
    }

    [Fact]
    public async Task The_log_has_events_with_ids_and_no_secret()
    {
        await using var server = await RecordingServer.StartAsync(
            (request, _) => Task.FromResult(RecordedAnswer.Json($$"""{"detail": "not {{request.Header("Authorization")}}"}""", 503)),
            Cancellation);
        using var folder = new TemporaryFolder();
        var file = folder.Write("token", "c4n4ry");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var log = new Log();
        var services = new ServiceCollection();
        services.AddLogging(builder => builder.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        services.AddSpectraAnalyze(o => (o.Url, o.TokenFile, o.MaxAttempts, o.RetryDelay) = (server.BaseAddress, file, 2, TimeSpan.FromMilliseconds(1)));
        await using var provider = services.BuildServiceProvider();

        await CallAsync(provider.GetRequiredService<SpectraAnalyzeClient>());

        var own = log.Lines.Where(l => l.StartsWith("SpectraKit.Analyze ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(OperatingSystem.IsWindows() ? ["2", "3", "2"] : ["5", "2", "3", "2"], own.Select(l => l.Split(' ')[1]));
        Assert.Contains("getProcessingStatus failed (Status, attempt 1", own[^3]);
        Assert.Contains("getProcessingStatus is repeated in", own[^2]);
        Assert.DoesNotContain(log.Lines, l => l.Contains("c4n4ry", StringComparison.Ordinal));

        // Not the factory's own log beside it, which writes every address out.
        Assert.DoesNotContain(log.Lines, l => l.StartsWith("System.Net.Http.HttpClient", StringComparison.Ordinal));
    }

    private static Task<ApiException> CallAsync(SpectraAnalyzeClient client) =>
        Assert.ThrowsAsync<ApiException>(() => client.Samples.GetProcessingStatusAsync(new() { HashValues = [Hash] }, null, Cancellation));

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))).Build();

    private sealed class Marking : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Marked", "yes");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Log : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Category(Log log, string name) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                log.Lines.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{name} {eventId.Id} {formatter(state, exception)} {exception}"));
        }
    }
}
