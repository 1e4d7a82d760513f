using System.Diagnostics;
using System.Net;
using SpectraKit.Runtime.Json;
using SpectraKit.Runtime.Tests.Wire;

namespace SpectraKit.Runtime.Tests;

/// <summary>What a caller is told of a call that failed.</summary>
public sealed class ErrorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(404, "The sample is unknown")]
    [InlineData(410, "Something is wrong with the request")]
    [InlineData(503, "Anything else")]
    public async Task A_status_carries_the_meaning_that_the_spec_gives_it(int status, string meaning)
    {
        await using var service = TestService.Start(e => e.JsonAsync("{\"detail\": \"no\"}", status));
        using var transport = new ApiTransport(Calls.Options(service.Address));
        var operation = Calls.Get() with
        {
            Statuses = [new("default", "Anything else"), new("4XX", "Something is wrong with the request"), new("404", "The sample is unknown")],
        };

        var failure = await transport.FailsAsync(operation, Cancellation);

        Assert.Equal((ApiErrorKind.Status, (HttpStatusCode)status, meaning), (failure.Kind, failure.StatusCode, failure.Meaning));
        Assert.StartsWith($"GET /things/ at 127.0.0.1:{service.Port} answered {status} {(HttpStatusCode)status}: {meaning}.", failure.Message);
        Assert.Equal("{\"detail\": \"no\"}", failure.Excerpt);
        Assert.Equal(1, failure.Attempts);
    }

    [Fact]
    public async Task A_status_that_the_spec_does_not_know_has_no_meaning()
    {
        await using var service = TestService.Start(e => e.AnswerAsync(418, null, []));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await transport.FailsAsync(Calls.Get(), Cancellation);

        Assert.Null(failure.Meaning);
        Assert.Null(failure.Excerpt);
        Assert.EndsWith("answered 418.", failure.Message);
    }

    [Fact]
    public async Task An_error_body_can_be_read_as_its_type()
    {
        await using var service = TestService.Start(e => e.JsonAsync("{\"detail\": \"no\"}", 400));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await transport.FailsAsync(Calls.Get(), Cancellation);

        Assert.True(failure.TryReadBody<IReadOnlyDictionary<string, string>, MapCodec<string, StringCodec>>(out var body));
        Assert.Equal("no", body!["detail"]);
        Assert.False(failure.TryReadBody<string, StringCodec>(out _));
    }

    [Fact]
    public async Task An_excerpt_is_short_and_cannot_steer_a_terminal()
    {
        var body = "\e[2Jred\r\n::error::pwned\u202Egpj.exe\0" + new string('x', 100_000);
        await using var service = TestService.Start(e => e.AnswerAsync(500, "text/html", System.Text.Encoding.UTF8.GetBytes(body)));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await transport.FailsAsync(Calls.Get(), Cancellation);

        Assert.StartsWith("\uFFFD[2Jred ::error::pwned\uFFFDgpj.exe\uFFFDxxx", failure.Excerpt);
        Assert.InRange(failure.Excerpt!.Length, 1000, 1024);
        Assert.DoesNotContain(failure.Message, char.IsControl);
        Assert.InRange(failure.Message.Length, 100, 600);
    }

    [Fact]
    public async Task Bytes_are_no_excerpt()
    {
        await using var service = TestService.Start(e => e.AnswerAsync(500, "application/zip", [1, 2, 3]));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        Assert.Null((await transport.FailsAsync(Calls.Get(), Cancellation)).Excerpt);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_names_the_place(int status)
    {
        await using var elsewhere = TestService.Start(e => e.JsonAsync("\"stolen\""));
        await using var service = TestService.Start(e => e.AnswerAsync(status, null, [], ("Location", $"{elsewhere.Address}login?next=secret")));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await transport.FailsAsync(Calls.Post(), Cancellation);

        Assert.Equal((ApiErrorKind.Status, (HttpStatusCode)status), (failure.Kind, failure.StatusCode));
        Assert.Contains($"answered {status}", failure.Message);
        Assert.Contains($"points to {elsewhere.Address}login.", failure.Message);
        Assert.DoesNotContain("secret", failure.ToString());
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData("X-Request-ID", "abc-123", "abc-123")]
    [InlineData("x-correlation-id", "a\tb", "a b")]
    [InlineData("Other", "abc", null)]
    public async Task What_the_service_calls_a_request_is_told(string header, string value, string? expected)
    {
        await using var service = TestService.Start(e => e.AnswerAsync(e.Number == 1 ? 500 : 200, null, [], (header, value)));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        Assert.Equal(expected, (await transport.FailsAsync(Calls.Get(), Cancellation)).CorrelationId);
        Assert.Equal(expected, (await transport.FailsAsync(Calls.Get(), Cancellation)).CorrelationId);
    }

    [Fact]
    public async Task A_call_that_is_part_of_a_trace_is_known_by_it()
    {
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        using var transport = new ApiTransport(Calls.Options(TestService.Nobody()));

        Assert.Equal(activity.TraceId.ToHexString(), (await transport.FailsAsync(Calls.Get(), Cancellation)).CorrelationId);
    }

    [Fact]
    public async Task A_refused_connection_is_named_as_such()
    {
        var nobody = TestService.Nobody();
        using var transport = new ApiTransport(Calls.Options(nobody));

        var failure = await transport.FailsAsync(Calls.Post(), Cancellation);

        Assert.Equal(ApiErrorKind.Connection, failure.Kind);
        Assert.Null(failure.StatusCode);
        Assert.Contains($"POST /things/ at 127.0.0.1:{nobody.Port} was not reached: the connection was refused", failure.Message);
    }

    [Fact]
    public async Task An_error_with_a_body_of_its_own_type_says_all_that_a_plain_one_says()
    {
        await using var service = TestService.Start(e => e.AnswerAsync(429, "application/json", "\"slow down\""u8.ToArray(), ("Retry-After", "7"), ("X-Request-ID", "r-1")));
        using var transport = new ApiTransport(new() { BaseAddress = service.Address, MaxAttempts = 1 });

        var plain = await transport.FailsAsync(Calls.Get() with { Statuses = [new("429", "Too fast.")] }, Cancellation);
        var typed = await Assert.ThrowsAsync<ApiException<string>>(() => transport.SendAsync(Calls.Get() with { Statuses = [new ApiStatus<string, StringCodec>("429", "Too fast.")] }, Cancellation));

        Assert.Equal(("slow down", "r-1"), (typed.Body, typed.CorrelationId));
        Assert.All(
            typeof(ApiException).GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly).Where(property => property.Name != "Headers"),
            property => Assert.Equal(property.GetValue(plain), property.GetValue(typed)));
        Assert.Equal(plain.Headers.Names, typed.Headers.Names);
    }

    [Fact]
    public async Task An_unknown_host_is_named_as_such()
    {
        using var transport = new ApiTransport(new() { BaseAddress = new Uri("https://no-such-host.invalid"), MaxAttempts = 1 });

        var failure = await transport.FailsAsync(Calls.Get(), Cancellation);

        Assert.Equal((ApiErrorKind.Connection, true), (failure.Kind, failure.CannotHaveArrived));
        Assert.Contains("no-such-host.invalid is not known", failure.Message);
    }

    [Fact]
    public async Task A_reset_before_the_answer_is_a_lost_connection()
    {
        await using var service = TestService.Start(e =>
        {
            e.Reset();
            return Task.CompletedTask;
        });
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await transport.FailsAsync(Calls.Post(), Cancellation);

        Assert.Equal(ApiErrorKind.Connection, failure.Kind);
        Assert.Contains("before the answer was complete", failure.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_breaks_off_is_a_lost_connection(bool reset)
    {
        await using var service = TestService.Start(async e =>
        {
            await e.HeadAsync(200, "application/json", 1000);
            await e.WriteAsync("\"half");
            if (reset)
                e.Reset();
            else
                e.Close();
        });
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await transport.FailsAsync(Calls.Get(), Cancellation);

        Assert.Equal(ApiErrorKind.Connection, failure.Kind);
        Assert.Contains("before the answer was complete", failure.Message);
    }

    [Fact]
    public async Task Something_that_is_not_http_is_named_as_such()
    {
        await using var service = TestService.Start(async e =>
        {
            await e.WriteAsync("SSH-2.0-OpenSSH_9.9\r\n\r\n");
            e.Close();
        });
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var failure = await transport.FailsAsync(Calls.Post(), Cancellation);

        Assert.Equal(ApiErrorKind.Connection, failure.Kind);
        Assert.Contains("is not HTTP", failure.Message);
    }

    [Fact]
    public async Task Only_the_callers_own_token_ends_a_call_as_cancelled()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var service = TestService.Start(async e =>
        {
            await source.CancelAsync();
            await e.NeverAsync();
        });
        using var transport = new ApiTransport(Calls.Options(service.Address));

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transport.SendAsync(Calls.Get(), source.Token));

        Assert.Equal(source.Token, cancelled.CancellationToken);
    }

    [Fact]
    public async Task A_cancelled_token_sends_nothing()
    {
        await using var service = TestService.Start(e => e.JsonAsync("\"ok\""));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transport.SendAsync(Calls.Get(), new CancellationToken(canceled: true)));

        Assert.Empty(service.Requests);
    }
}
