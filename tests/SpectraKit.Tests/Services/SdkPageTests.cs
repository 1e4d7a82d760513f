using System.Reflection;
using SpectraKit.Archives;
using SpectraKit.Extensions.DependencyInjection;
using SpectraKit.Runtime;
using SpectraKit.Testing;

namespace SpectraKit.Tests.Services;

/// <summary>The SDK's page knows every option and every default.</summary>
public sealed class SdkPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "sdk.md"));

    public static TheoryData<Type> Documented => [typeof(ApiClientOptions), typeof(ArchiveLimits), typeof(ApiException), typeof(SpectraAnalyzeOptions), typeof(SpectraIntelligenceOptions)];

    [Theory]
    [MemberData(nameof(Documented))]
    public void Every_member_is_on_the_page(Type type) => Assert.All(
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly),
        property => Assert.Contains($"`{property.Name}`", Page, StringComparison.Ordinal));

    [Fact]
    public void Every_kind_of_error_is_on_the_page() =>
        Assert.All(Enum.GetNames<ApiErrorKind>(), kind => Assert.Contains($"`{kind}`", Page, StringComparison.Ordinal));

    [Fact]
    public void The_defaults_on_the_page_are_those_of_the_code()
    {
        var options = new ApiClientOptions { BaseAddress = new Uri("http://localhost") };
        (string Row, bool IsSo)[] rows =
        [
            ("| `ConnectTimeout` | 15 s |", options.ConnectTimeout == TimeSpan.FromSeconds(15)),
            ("| `AttemptTimeout` | 10 min |", options.AttemptTimeout == TimeSpan.FromMinutes(10)),
            ("| `IdleTimeout` | 100 s |", options.IdleTimeout == TimeSpan.FromSeconds(100)),
            ("| `TotalTimeout` | infinite |", options.TotalTimeout == Timeout.InfiniteTimeSpan),
            ("| `MaxAttempts` | 4 |", options.MaxAttempts == 4),
            ("| `RetryDelay` | 1 s |", options.RetryDelay == TimeSpan.FromSeconds(1)),
            ("| `MaxRetryDelay` | 2 min |", options.MaxRetryDelay == TimeSpan.FromMinutes(2)),
            ("| `MaxAnswerLength` | 256 MiB |", options.MaxAnswerLength == 256 * 1024 * 1024),
            ("| `MaxEntries` | 20,000 |", ArchiveLimits.Default.MaxEntries == 20_000),
            ("| `MaxEntryLength` | 2 GiB |", ArchiveLimits.Default.MaxEntryLength == 2L << 30),
            ("| `MaxTotalLength` | 8 GiB |", ArchiveLimits.Default.MaxTotalLength == 8L << 30),
            ("| `MaxRatio` | 250 |", ArchiveLimits.Default.MaxRatio == 250),
            ("| `MaxDepth` | 32 |", ArchiveLimits.Default.MaxDepth == 32),
            ("| `Nesting` | 0 |", ArchiveLimits.Default.Nesting == 0),
        ];

        Assert.All(rows, row => Assert.True(row.IsSo && Page.Contains(row.Row, StringComparison.Ordinal), row.Row));
    }
}
