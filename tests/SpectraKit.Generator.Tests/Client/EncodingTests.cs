using System.Text.Json;
using SpectraKit.Generator.Tests.Encodings;
using SpectraKit.Runtime;

namespace SpectraKit.Generator.Tests.Client;

/// <summary>Parts and fields of bodies that share a type: each body's own encodings, and nothing that only answers have.</summary>
public sealed class EncodingTests
{
    private static readonly Letter _letter = new() { Note = "a", Tags = ["b", "c"], Seen = "never sent" };

    [Fact]
    public async Task Bodies_of_one_type_keep_each_its_own_encodings()
    {
        var text = await Sent(c => c.SendTextAsync(_letter), """{"id":1,"note":"n"}""");
        var html = await Sent(c => c.SendHtmlAsync(_letter));
        var plain = await Sent(c => c.SendPlainAsync(_letter));

        Assert.Contains("Content-Type: text/markdown\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\na\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/x-tag\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nc\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/html\r\nX-Kind: page\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\na\r\n", html, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\na\r\n", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Content-Type: text", plain, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nnote=a&tags=b&tags=c", await Sent(c => c.SendFieldsAsync(_letter)), StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nnote=a&tags=b%7Cc", await Sent(c => c.SendPipedAsync(_letter)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_answers_have_is_no_part_and_no_field()
    {
        foreach (var request in new[] { await Sent(c => c.SendPlainAsync(_letter)), await Sent(c => c.SendFieldsAsync(_letter)) })
        {
            Assert.DoesNotContain("never", request, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"id\"", request, StringComparison.Ordinal);
            Assert.DoesNotContain("id=", request, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Parts_of_what_is_no_form_have_no_names_and_stand_in_the_documents_order()
    {
        var request = await Sent(c => c.SendMixedAsync(new() { Note = "a", Meta = new() { X = 1 }, File = ApiFile.FromBytes("bytes"u8.ToArray(), "a.bin") }));

        var parts = request[request.IndexOf("\r\n\r\n", StringComparison.Ordinal)..].Split("--spectrakit-");
        Assert.Contains("Content-Type: multipart/mixed; boundary=", request, StringComparison.Ordinal);
        Assert.DoesNotContain("form-data", request, StringComparison.Ordinal);
        Assert.EndsWith("Content-Disposition: inline\r\n\r\na\r\n", parts[1], StringComparison.Ordinal);
        Assert.EndsWith("Content-Type: application/json\r\n\r\n{\"x\":1}\r\n", parts[2], StringComparison.Ordinal);
        Assert.EndsWith("Content-Type: image/png\r\n\r\nbytes\r\n", parts[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_of_objects_is_the_body_of_the_case_that_it_is()
    {
        Assert.EndsWith("\r\n\r\nnumber=4", await Sent(c => c.SendChoiceAsync(new Card { Number = "4" })), StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\niban=x", await Sent(c => c.SendChoiceAsync(new Bank { Iban = "x" })), StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/x-iban\r\nContent-Disposition: form-data; name=\"iban\"\r\n\r\nx\r\n", await Sent(c => c.SendChoicePartsAsync(new Bank { Iban = "x" })), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>("body", () => Sent(c => c.SendChoiceAsync(Way.FromJson(JsonElement.Parse("""{"crypto":1}""")))));
    }

    private static async Task<string> Sent(Func<EncodingsClient, Task> call, string answer = "")
    {
        await using var server = OneRequestServer.Answering(answer);
        using var client = new EncodingsClient(new ApiClientOptions { BaseAddress = server.Address });
        await call(client);
        return Assert.Single(server.Requests);
    }
}
