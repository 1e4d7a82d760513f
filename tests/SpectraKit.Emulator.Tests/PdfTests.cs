using System.Globalization;
using System.Text;

namespace SpectraKit.Emulator.Tests;

public sealed class PdfTests
{
    [Fact]
    public async Task A_report_is_made_on_request_ready_after_a_while_and_kept_for_half_an_hour()
    {
        var time = new ManualTime();
        await using var emulator = await SpectraEmulator.StartAsync(new EmulatorOptions { AnalysisDelay = TimeSpan.FromSeconds(10), TimeProvider = time }, TestContext.Current.CancellationToken);
        using var client = new EmulatorClient(emulator);
        var sha1 = await client.SubmitAsync(Archives.Text("printed"));
        Assert.Equal(404, await client.StatusCodeAsync(HttpMethod.Get, $"/api/pdf/{sha1}/status"));

        var links = await client.GetJsonAsync($"/api/pdf/{sha1}/create");
        var (status, download) = ((string)links["status_endpoint"]!, (string)links["download_endpoint"]!);
        Assert.Equal(0, (int)(await client.GetJsonAsync(status))["status"]!);
        Assert.Equal(404, await client.StatusCodeAsync(HttpMethod.Get, download));

        time.Advance(TimeSpan.FromSeconds(10));
        while ((int)(await client.GetJsonAsync(status))["status"]! == 0) await Task.Delay(5, TestContext.Current.CancellationToken);
        using var answer = await client.GetAsync(download);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.ToString());

        time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(404, await client.StatusCodeAsync(HttpMethod.Get, status));
        Assert.Equal(404, await client.StatusCodeAsync(HttpMethod.Get, download));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    public void Every_object_is_where_the_table_says_and_every_stream_as_long_as_it_says(int count)
    {
        var file = Encoding.Latin1.GetString(PdfText.Write([.. Enumerable.Range(0, count).Select(i => $"line {i} (with) \\ and ü and 漢 {new string('x', i)}")]));

        var table = int.Parse(file[(file.LastIndexOf("startxref\n", StringComparison.Ordinal) + 10)..file.LastIndexOf("\n%%EOF", StringComparison.Ordinal)], CultureInfo.InvariantCulture);
        var lines = file[table..].Split('\n');
        Assert.Equal("xref", lines[0]);
        var objects = int.Parse(lines[1].Split(' ')[1], CultureInfo.InvariantCulture);
        for (var i = 1; i < objects; i++)
        {
            Assert.Equal(20, lines[2 + i].Length + 1);
            Assert.StartsWith($"{i} 0 obj\n", file[int.Parse(lines[2 + i][..10], CultureInfo.InvariantCulture)..], StringComparison.Ordinal);
        }

        foreach (var part in file.Split("<< /Length ").Skip(1))
        {
            var length = int.Parse(part[..part.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
            var start = part.IndexOf("stream\n", StringComparison.Ordinal) + 7;
            Assert.Equal("\nendstream", part.Substring(start + length, 10));
        }

        Assert.Contains("\\(with\\) \\\\ and ü and ?", file, StringComparison.Ordinal);
    }
}
