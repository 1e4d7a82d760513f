using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Submitting URLs, and how far they are. Nothing is ever fetched: a URL is judged by its name.</summary>
internal sealed class UrlOperations(SampleStore store, RuleSet rules, BackgroundWork background)
{
    public IEnumerable<Operation> All =>
    [
        new(Service.Analyze, "POST", "/api/submit/url/", SubmitAsync),
        new(Service.Analyze, "GET", "/api/uploads/v2/url-samples/{id}", StatusAsync),
    ];

    private async Task SubmitAsync(HttpContext context)
    {
        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        if (fields.Text("url") is not { Length: > 0 } url) throw Refusal.BadRequest("url is required.");

        SubmissionRules.CheckAnalysisObject(fields);
        var task = store.RegisterUrl(SubmissionRules.WebAddress(url), SubmissionRules.Crawler(fields, usual: "local"));
        await SubmissionReceipt.SendAsync(context, task.Id, null, task.Created, task.Url, null).ConfigureAwait(false);
    }

    private Task StatusAsync(HttpContext context)
    {
        var isNumber = long.TryParse((string?)context.Request.RouteValues["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        var task = (isNumber ? store.FindUrl(id) : null) ?? throw Refusal.NotFound();
        return Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            if (background.IsOver(task.Created))
            {
                json.WriteString("processing_status", "complete");
                json.WriteString("message", "Nothing was fetched: the emulator judges URLs by their name.");
                json.WritePropertyName("report");
                WriteReport(json, task, rules.Judge(task.Url));
            }
            else
            {
                json.WriteString("processing_status", "started");
                json.WriteNull("message");
                json.WriteNull("report");
            }

            json.WriteEndObject();
        });
    }

    private static void WriteReport(Utf8JsonWriter json, UrlTask task, Verdict verdict)
    {
        json.WriteStartObject();
        json.WriteNumber("id", task.Id);
        json.WriteString("requested_url", task.Url);
        json.WriteString("crawler", task.Crawler);
        json.WriteString("classification", verdict.Word);
        json.WritePropertyName("riskscore");
        VerdictJson.WriteRiskScore(json, verdict);
        json.WriteString("classification_result", verdict.ThreatName);
        json.WriteString("classification_reason", verdict.Reason);
        json.WriteStartArray("av_scanners");
        json.WriteEndArray();
        json.WriteString("local_first_seen", ServiceTime.Micro(task.Created));
        json.WriteString("local_last_seen", ServiceTime.Micro(task.Created));
        json.WriteEndObject();
    }
}
