using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using SpectraKit.Runtime.Tests.Wire;
using SpectraKit.Testing;

namespace SpectraKit.Runtime.Tests;

/// <summary>Downloads that break off and go on.</summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly byte[] Sample = RandomNumberGenerator.GetBytes(300_000);
    private static readonly ContentDigest Digest = ContentDigest.Parse(Convert.ToHexString(SHA256.HashData(Sample)));
    private static readonly (string, string) Ranges = ("Accept-Ranges", "bytes");
    private static readonly (string, string) Tag = ("ETag", "\"v1\"");

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Target => _folder.Combine("sample.bin");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_download_that_breaks_off_goes_on_from_where_it_stopped()
    {
        await using var service = TestService.Start(e => e.Number < 3 ? BreakAsync(e, 100_000, Ranges, Tag) : RestAsync(e, Ranges, Tag));

        var saved = await SaveAsync(service);

        Assert.Equal(Sample, await File.ReadAllBytesAsync(saved.Path, Cancellation));
        Assert.Equal([null, "bytes=100000-", "bytes=200000-"], service.Requests.Select(r => r["Range"]));
        Assert.Equal([null, "\"v1\"", "\"v1\""], service.Requests.Select(r => r["If-Range"]));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_file_that_is_another_by_then_is_fetched_from_its_first_byte()
    {
        // As RFC 9110 has it: If-Range does not match, so the answer is the whole of the new file.
        await using var service = TestService.Start(e => e.Number == 1
            ? BreakAsync(e, 100_000, Ranges, ("ETag", "\"old\""), ("X", "other bytes"))
            : e.AnswerAsync(200, null, Sample, Ranges, Tag));

        await SaveAsync(service);

        Assert.Equal(Sample, await File.ReadAllBytesAsync(Target, Cancellation));
    }

    [Theory]
    [InlineData(true, "bytes=100000-")]
    [InlineData(false, null)]
    public async Task Parts_of_a_file_without_a_name_are_put_together_only_where_a_digest_decides(bool isVerified, string? range)
    {
        await using var service = TestService.Start(e => e.Number == 1 ? BreakAsync(e, 100_000, Ranges) : RestAsync(e, Ranges));

        await SaveAsync(service, isVerified ? Digest : null);

        Assert.Equal(range, service.Requests[1]["Range"]);
        Assert.Equal(Sample, await File.ReadAllBytesAsync(Target, Cancellation));
    }

    [Fact]
    public async Task Without_ranges_a_download_begins_again()
    {
        await using var service = TestService.Start(e => e.Number == 1 ? BreakAsync(e, 100_000, Tag) : RestAsync(e, Tag));

        await SaveAsync(service);

        Assert.All(service.Requests, r => Assert.Null(r["Range"]));
        Assert.Equal(Sample, await File.ReadAllBytesAsync(Target, Cancellation));
    }

    [Fact]
    public async Task A_weak_tag_names_nothing_and_a_date_only_what_was_written_before_the_answer()
    {
        var now = DateTimeOffset.UtcNow;
        var (date, old) = (("Date", now.ToString("R", CultureInfo.InvariantCulture)), ("Last-Modified", now.AddDays(-1).ToString("R", CultureInfo.InvariantCulture)));
        ((string, string)[] Headers, string? Expected)[] cases =
        [
            ([Ranges, ("ETag", "W/\"v1\"")], null),
            ([Ranges, date, ("Last-Modified", date.Item2)], null),
            ([Ranges, date, old], old.Item2),
        ];
        foreach (var (headers, expected) in cases)
        {
            await using var service = TestService.Start(e => e.Number == 1 ? BreakAsync(e, 100_000, headers) : RestAsync(e, headers));

            await SaveAsync(service, expected: null);

            Assert.Equal(expected, service.Requests[1]["If-Range"]);
            File.Delete(Target);
        }
    }

    [Theory]
    [InlineData("bytes 5-299999/300000")]
    [InlineData("bytes 100000-299999/300001")]
    [InlineData("lines 100000-299999/300000")]
    [InlineData("nonsense")]
    public async Task Another_part_than_asked_for_is_not_kept(string range)
    {
        await using var service = TestService.Start(e => e.Number == 1
            ? BreakAsync(e, 100_000, Ranges, Tag)
            : e.AnswerAsync(206, null, Sample[100_000..], ("Content-Range", range)));

        var failure = await Assert.ThrowsAsync<ApiException>(() => SaveAsync(service));

        Assert.Equal(ApiErrorKind.Content, failure.Kind);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_range_that_is_refused_is_a_reason_to_begin_again()
    {
        await using var service = TestService.Start(e => e.Number switch
        {
            1 => BreakAsync(e, 100_000, Ranges, Tag),
            2 => e.AnswerAsync(416, null, []),
            _ => RestAsync(e, Ranges, Tag),
        });

        await SaveAsync(service);

        Assert.Equal([null, "bytes=100000-", null], service.Requests.Select(r => r["Range"]));
    }

    [Fact]
    public async Task A_download_that_keeps_breaking_off_ends_and_leaves_nothing()
    {
        await using var service = TestService.Start(e => BreakAsync(e, 10, Ranges, Tag));

        var failure = await Assert.ThrowsAsync<ApiException>(() => SaveAsync(service));

        Assert.Equal(ApiErrorKind.Connection, failure.Kind);
        Assert.Equal(4, service.Requests.Count);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_download_that_must_not_be_repeated_is_not()
    {
        await using var service = TestService.Start(e => BreakAsync(e, 100_000, Ranges, Tag));

        await Assert.ThrowsAsync<ApiException>(() => SaveAsync(service, retry: null));

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_download_that_goes_on_keeps_one_place_of_those_that_run_at_once()
    {
        var open = 0;
        var most = new ConcurrentBag<int>();
        await using var service = TestService.Start(async e =>
        {
            most.Add(Interlocked.Increment(ref open));
            try
            {
                await (e.Request["Range"] is null ? BreakAsync(e, 100_000, Ranges, Tag) : RestAsync(e, Ranges, Tag));
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        });
        var operation = Calls.Get() with { Retry = new([503], IsSafe: true), Concurrency = new(2, "downloads") };
        using var transport = new ApiTransport(Calls.Options(service.Address));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            await using var download = await transport.SendForDownloadAsync(new ApiRequest(operation), Cancellation);
            await download.SaveAsync(_folder.Combine($"{i}.bin"), Digest, cancellationToken: Cancellation);
        }));

        Assert.InRange(most.Max(), 1, 2);
        Assert.Equal(20, service.Requests.Count);
    }

    [Fact]
    public async Task The_deadline_is_that_of_the_whole_download()
    {
        var clock = new ManualClock();
        await using var service = TestService.Start(e => e.Number == 1 ? BreakAsync(e, 100_000, Ranges, Tag) : e.NeverAsync());
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, TimeProvider = clock, TotalTimeout = TimeSpan.FromSeconds(60), RetryDelay = TimeSpan.FromSeconds(20) });

        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get() with { Retry = new([503], IsSafe: true) }), Cancellation);
        var saving = Assert.ThrowsAsync<ApiException>(() => download.SaveAsync(Target, Digest, cancellationToken: Cancellation));
        await clock.StepAsync(TimeSpan.FromSeconds(20), Cancellation);
        await service.ReceivesAsync(2, Cancellation);
        await clock.StepAsync(TimeSpan.FromSeconds(40), Cancellation);
        var failure = await saving;

        Assert.Equal(ApiErrorKind.Timeout, failure.Kind);
        Assert.Contains("60 s (TotalTimeout)", failure.Message);
        Assert.Equal(TimeSpan.FromSeconds(60), clock.GetUtcNow() - new ManualClock().GetUtcNow());
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    private static async Task BreakAsync(Exchange e, int after, params (string, string)[] headers)
    {
        var from = From(e);
        await HeadAsync(e, from, headers);
        await e.WriteAsync(Sample[from..(from + after)]);

        // Long enough for what was written to be read before the connection goes.
        await Task.Delay(50, e.Stopping);
        e.Close();
    }

    private static async Task RestAsync(Exchange e, params (string, string)[] headers)
    {
        await HeadAsync(e, From(e), headers);
        await e.WriteAsync(Sample[From(e)..]);
    }

    private static Task HeadAsync(Exchange e, int from, (string, string)[] headers) => from == 0
        ? e.HeadAsync(200, null, Sample.Length, headers)
        : e.HeadAsync(206, null, Sample.Length - from, [.. headers, ("Content-Range", $"bytes {from}-{Sample.Length - 1}/{Sample.Length}")]);

    private static int From(Exchange e) =>
        e.Request["Range"] is { } range ? int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture) : 0;

    private Task<SavedFile> SaveAsync(TestService service) => SaveAsync(service, Digest);

    private Task<SavedFile> SaveAsync(TestService service, ContentDigest? expected) => SaveAsync(service, new RetryRule([503], IsSafe: true), expected);

    private async Task<SavedFile> SaveAsync(TestService service, RetryRule? retry, ContentDigest? expected = null)
    {
        using var transport = new ApiTransport(Calls.Options(service.Address));
        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get() with { Retry = retry }), Cancellation);
        return await download.SaveAsync(Target, expected, cancellationToken: Cancellation);
    }
}
