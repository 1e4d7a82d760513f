using System.Net;
using SpectraKit.Generator.Tests.Contents;
using SpectraKit.Runtime;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>Bodies, answers and errors of every content type.</summary>
public sealed class ContentTests
{
    private static readonly Note _note = new() { Text = "a b" };
    private static readonly ApiFile _file = ApiFile.FromBytes("bytes"u8.ToArray(), "a.bin");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_kind_of_body_has_a_method()
    {
        await Sends("application/json", """{"text":"a b"}""", c => c.CreateNoteAsync(_note));
        await Sends("text/plain; charset=utf-8", "a b", c => c.CreateNoteAsTextAsync("a b"));
        await Sends("application/octet-stream", "bytes", c => c.CreateNoteAsFileAsync(_file));
        await Sends("application/json-patch+json", """[{"text":"a b"}]""", c => c.PatchNoteAsync([_note]));
        await Sends("application/merge-patch+json", """{"text":"a b"}""", c => c.PatchNoteAsMergePatchAsync(_note));
        var sent = await Send(c => c.CreateNoteAsMultipartAsync(new() { File = _file }));
        Assert.Contains("name=\"file\"; filename=\"a.bin\"", Assert.Single(sent.Parts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_goes_with_DELETE_and_GET_and_may_be_left_out()
    {
        await Sends("application/json", """{"text":"a b"}""", c => c.DeleteNotesAsync(_note));
        await Sends("application/json", """{"text":"a b"}""", c => c.GetNotesAsync(_note));
        await Sends(null, "", c => c.GetNotesAsync());
        await Sends(null, "", c => c.PatchAnyAsync());
    }

    [Fact]
    public async Task A_files_type_is_chosen_where_the_document_leaves_a_choice()
    {
        await Sends("image/jpeg", "bytes", c => c.PutImageAsync(_file));
        await Sends("image/png", "bytes", c => c.PutImageAsync(_file, contentType2: "image/png"));
        await Sends("application/octet-stream", "bytes", c => c.PostImageAsync(_file));
        await Sends("application/octet-stream", "bytes", c => c.PutAnyAsync(_file), WireAnswer.Of("{}"));
        await Sends("application/json", """{"text":"a b"}""", c => c.PostAnyAsync(_note), WireAnswer.Of("""{"text":"x"}"""));
    }

    [Fact]
    public async Task Fields_of_a_form_are_spelt_as_their_encodings_say() => await Sends(
        "application/x-www-form-urlencoded",
        "plain=a&plain=b&csv=a%2Cb&spaces=a+b&expand%5B%5D=a&expand%5B%5D=b&created%5Bgte%5D=1&created%5Blt%5D%5Bx%5D=y&json=%7B%22text%22%3A%22a+b%22%7D&flag=true&more=1&other=%7B%7D",
        c => c.PostFormAsync(new()
        {
            Plain = ["a", "b"],
            Csv = ["a", "b"],
            Spaces = ["a", "b"],
            Expand = ["a", "b"],
            Created = new() { Gte = 1, Lt = new() { X = "y" } },
            Json = _note,
            Flag = true,
            AdditionalProperties = new Dictionary<string, System.Text.Json.JsonElement> { ["more"] = System.Text.Json.JsonElement.Parse("1"), ["other"] = System.Text.Json.JsonElement.Parse("{}") },
        }));

    [Fact]
    public async Task A_form_that_the_document_does_not_describe_is_the_callers()
    {
        var form = new FormRequestBody();
        form.Add("a", "b");
        await Sends("application/x-www-form-urlencoded", "a=b", c => c.PutFormAsync(form));
        var parts = new MultipartRequestBody();
        parts.AddText("a", "b");
        Assert.EndsWith("\r\n\r\nb", Assert.Single((await Send(c => c.PatchPartsAsync(parts))).Parts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_have_the_types_and_headers_of_their_encodings()
    {
        var sent = await Send(c => c.PostPartsAsync(new()
        {
            Files = [_file, ApiFile.FromBytes("more"u8.ToArray(), "b.bin")],
            Image = _file,
            Photo = _file,
            Note = _note,
            Xml = "<a/>",
            Tags = ["x", "y"],
            AdditionalProperties = new Dictionary<string, long> { ["extra"] = 5 },
        }));

        Assert.StartsWith("multipart/form-data; boundary=", sent["Content-Type"], StringComparison.Ordinal);
        string Part(string name, int index = 0) => sent.Parts.Where(part => part.Contains($"name=\"{name}\"", StringComparison.Ordinal)).ElementAt(index);
        Assert.EndsWith("\r\n\r\nmore", Part("files", 1), StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/octet-stream", Part("files"), StringComparison.Ordinal);
        Assert.Contains("Content-Type: image/png", Part("image"), StringComparison.Ordinal);
        Assert.Contains("X-Kind: icon", Part("image"), StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/octet-stream", Part("photo"), StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/vnd.note+json", Part("note"), StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/xml", Part("xml"), StringComparison.Ordinal);
        Assert.EndsWith("y", Part("tags", 1), StringComparison.Ordinal);
        Assert.EndsWith("5", Part("extra"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_multipart_type_has_parts_without_names()
    {
        var sent = await Send(c => c.PutPartsAsync(new() { Note = _note, File = _file }));

        Assert.StartsWith("multipart/mixed; boundary=", sent["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(["bytes", """{"text":"a b"}"""], sent.Parts.Select(part => part.Split("\r\n\r\n")[1]).Order());
        Assert.DoesNotContain("Content-Disposition", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_type_of_answer_is_asked_for_by_a_method_of_its_own()
    {
        Assert.Equal("x", (await Read(c => c.GetReportAsync(), WireAnswer.Of("""{"text":"x"}"""))).Text);
        Assert.Equal("a,b", await Read(c => c.GetReportAsTextAsync(), WireAnswer.Of("a,b", contentType: "text/csv")));
        var asked = await Send(async c => await (await c.GetReportAsFileAsync()).DisposeAsync(), WireAnswer.Of("%PDF", contentType: "application/pdf"));
        Assert.Equal("application/pdf", asked["Accept"]);
        asked = await Send(async c => await (await c.StreamReportAsStreamAsync()).DisposeAsync(), WireAnswer.Of("data: 1", contentType: "text/event-stream"));
        Assert.Equal("text/event-stream", asked["Accept"]);
    }

    [Fact]
    public async Task Statuses_with_one_schema_have_one_type_and_one_without_a_body_makes_it_optional()
    {
        Assert.Equal("x", (await Read(c => c.PutEitherAsync(), WireAnswer.Of("""{"text":"x"}""", 201)))!.Text);
        Assert.Null(await Read(c => c.PutEitherAsync(), new() { Status = 204 }));
        Assert.Equal("x", Assert.Single(await Read(c => c.DeleteEitherAsync(), WireAnswer.Of("""[{"text":"x"}]""", 201))).Text);
    }

    [Fact]
    public async Task An_error_has_the_body_of_its_status_its_range_or_of_any()
    {
        var exact = await Assert.ThrowsAsync<ApiException<Problem>>(() => Read(c => c.GetErrorsAsync(), WireAnswer.Of("""{"title":"gone"}""", 404, "application/problem+json", "X-Rate-Limit: 3")));
        var range = await Assert.ThrowsAsync<ApiException<IReadOnlyList<Problem>>>(() => Read(c => c.GetErrorsAsync(), WireAnswer.Of("""[{"title":"a"},{"title":"b"}]""", 418)));
        var any = await Assert.ThrowsAsync<ApiException<GetErrorsErrorDefault>>(() => Read(c => c.GetErrorsAsync(), WireAnswer.Of("""{"words":"w"}""", 301)));

        Assert.Equal(("gone", "No such note.", HttpStatusCode.NotFound, "getErrors", 1), (exact.Body.Title, exact.Meaning, exact.StatusCode, exact.OperationId, exact.Attempts));
        Assert.Equal(3, exact.Headers.XRateLimit());
        Assert.Equal(["a", "b"], range.Body.Select(problem => problem.Title));
        Assert.Equal(("w", "Trouble."), (any.Body.Words, any.Meaning));
    }

    [Theory]
    [InlineData("<html>A proxy.</html>", "text/html")]
    [InlineData("""{"title":5}""", "application/problem+json")]
    [InlineData("", "application/problem+json")]
    public async Task An_errors_body_that_is_another_never_hides_the_error(string body, string type)
    {
        var e = await Assert.ThrowsAsync<ApiException>(() => Read(c => c.GetErrorsAsync(), WireAnswer.Of(body, 404, type)));

        Assert.Equal((ApiErrorKind.Status, HttpStatusCode.NotFound, "No such note."), (e.Kind, e.StatusCode, e.Meaning));
    }

    [Fact]
    public async Task Headers_of_an_answer_are_read_by_their_names_and_types()
    {
        var response = await Read(
            c => ApiResponse.OfAsync(() => c.GetErrorsAsync()),
            WireAnswer.Of("""{"text":"x"}""", 200, "application/json", "x-rate-limit: 7", "Link: <next>", "X-Tags: a, b", "X-Until: 2026-11-21T10:00:00Z", "X-Other: o"));

        Assert.Equal(("x", HttpStatusCode.OK, 7L, "<next>", "o"), (response.Value.Text, response.StatusCode, response.Headers.XRateLimit(), response.Headers.Link(), response.Headers["x-other"]));
        Assert.Equal(["a", "b"], response.Headers.XTags());
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), response.Headers.XUntil());
    }

    [Fact]
    public async Task A_header_that_is_missing_or_wrong_is_null_and_calls_at_once_keep_theirs_apart()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Read(
            c => ApiResponse.OfAsync(() => c.GetErrorsAsync()),
            WireAnswer.Of("""{"text":"x"}""", 200, "application/json", i == 0 ? "X-Rate-Limit: many" : $"X-Rate-Limit: {i}"))));

        Assert.Equal([null, 1, 2, 3, 4, 5, 6, 7], answers.Select(answer => answer.Headers.XRateLimit()));
        Assert.Null(answers[0].Headers.XTags());
    }

    [Fact]
    public async Task A_redirection_is_an_answer_where_the_document_has_no_other()
    {
        var response = await Read(c => Redirected(c), new() { Status = 302, Headers = ["Location: https://example.com/x"] });

        Assert.Equal((HttpStatusCode.Redirect, "https://example.com/x"), (response.StatusCode, response.Headers.Location()));

        static Task<ApiResponse> Redirected(ContentsClient client) => ApiResponse.OfAsync(() => client.GetRedirectAsync(Cancellation));
    }

    private static async Task Sends(string? contentType, string body, Func<ContentsClient, Task> call, WireAnswer? answer = null)
    {
        var sent = await Send(call, answer);
        Assert.Equal((contentType, body), (sent["Content-Type"], sent.Body));
    }

    private static Task<SentRequest> Send(Func<ContentsClient, Task> call, WireAnswer? answer = null) => Wire.SendAsync(t => new ContentsClient(t), call, answer: answer);

    private static Task<T> Read<T>(Func<ContentsClient, Task<T>> call, WireAnswer answer) => Wire.ReadAsync(t => new ContentsClient(t), call, answer);
}
