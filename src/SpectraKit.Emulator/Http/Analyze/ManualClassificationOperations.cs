using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Verdicts that users set by hand, on the appliance or in the cloud, and remove again.</summary>
internal sealed class ManualClassificationOperations(SampleStore store)
{
    private const string Path = "/api/samples/{hash_value}/setclassification/{system}/";
    private const int LongestName = 32;

    public IEnumerable<Operation> All => [new(Service.Analyze, "POST", Path, SetAsync), new(Service.Analyze, "DELETE", Path, RemoveAsync)];

    private async Task SetAsync(HttpContext context)
    {
        var isLocal = IsLocal(context);
        var sample = HashParameters.PathSample(context, store, malformed: 404);
        var verdict = Read(await RequestFields.ReadAsync(context).ConfigureAwait(false));
        Change(sample, isLocal, verdict);
        await SendAsync(context, "The classification is set.").ConfigureAwait(false);
    }

    private Task RemoveAsync(HttpContext context)
    {
        var isLocal = IsLocal(context);
        var sample = HashParameters.PathSample(context, store, malformed: 404);
        if ((isLocal ? sample.LocalVerdict : sample.OverridingCloudVerdict) is null) throw Refusal.NotFound("No classification is set for the sample.");

        Change(sample, isLocal, null);
        return SendAsync(context, "The classification is removed.");
    }

    private void Change(Sample sample, bool isLocal, Verdict? verdict)
    {
        if (!isLocal) store.Override([CloudOverride.Of(sample.Digests, verdict)]);
        else _ = store.Update(sample.Id, s => s with { LocalVerdict = verdict }) ?? throw Refusal.NotFound();
    }

    private static bool IsLocal(HttpContext context) => (string?)context.Request.RouteValues["system"] switch
    {
        "local" => true,
        "ticloud" => false,
        _ => throw Refusal.NotFound(),
    };

    // What is good has no threat's name, whatever else was sent.
    private static Verdict Read(RequestFields fields)
    {
        var (classification, usual, least, most) = fields.Text("classification") switch
        {
            "goodware" => (Classification.Goodware, 0, 0, 5),
            "suspicious" => (Classification.Suspicious, 6, 5, 10),
            "malicious" => (Classification.Malicious, 10, 6, 10),
            _ => throw Refusal.BadRequest("classification is goodware, suspicious or malicious."),
        };
        var score = fields.Integer("risk_score", usual);
        if (score < least || score > most) throw Refusal.BadRequest($"risk_score is {least} to {most} for this classification.");

        var name = fields.Text("threat_name") ?? "Generic";
        if (name.Length is 0 or > LongestName || !name.All(char.IsAsciiLetterOrDigit)) throw Refusal.BadRequest($"threat_name is 1 to {LongestName} letters and digits.");

        var threat = $"{fields.Text("threat_platform") ?? "Win32"}.{fields.Text("threat_type") ?? "Malware"}.{name}";
        return new Verdict(classification, score, classification == Classification.Goodware ? null : threat, "user", Origin: null);
    }

    private static Task SendAsync(HttpContext context, string message) => Answer.JsonAsync(context, 200, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("code", 200);
        json.WriteString("message", message);
        json.WriteEndObject();
    });
}
