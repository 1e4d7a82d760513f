using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>The emulator's own endpoint, which no service has: what it holds, what it was asked, and how it shall misbehave.</summary>
internal sealed class AdminEndpoints(Laboratory laboratory, Gate gate)
{
    private const int MostBytes = 1 << 20;

    public void MapTo(WebApplication server)
    {
        Map("GET", "/_emulator", StateAsync);
        Map("POST", "/_emulator/reset", ResetAsync);
        Map("GET", "/_emulator/requests", RequestsAsync);
        Map("GET", "/_emulator/faults", FaultsAsync);
        Map("PUT", "/_emulator/faults", SetFaultsAsync);
        Map("DELETE", "/_emulator/faults", ClearFaultsAsync);
        Map("GET", "/_emulator/faults/schema", context => Answer.JsonAsync(context, 200, json => json.WriteRawValue(FaultsSchema.Text, skipInputValidation: true)));

        // It may listen where others can reach it: whoever is to command it has the token.
        void Map(string method, string path, Func<HttpContext, Task> answer) => server.MapMethods(path, [method], async (HttpContext context) =>
        {
            try
            {
                gate.Admit(context, Service.Analyze);
                await answer(context).ConfigureAwait(false);
            }
            catch (Refusal refusal)
            {
                await Answer.ErrorAsync(context, refusal.Status, refusal.Message).ConfigureAwait(false);
            }
        });
    }

    private Task StateAsync(HttpContext context)
    {
        var samples = laboratory.Store.All();
        var counters = laboratory.Counters;
        return Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("samples", samples.Count);
            json.WriteNumber("submitted", samples.Count(sample => sample.IsSubmitted));
            json.WriteNumber("processing", samples.Count(sample => sample.Verdict is null));
            json.WriteNumber("requests", counters.Requests);
            json.WriteNumber("submissions", counters.Submissions);
            json.WriteNumber("analyses", counters.Analyses);
            json.WriteNumber("reanalyses", counters.Reanalyses);
            json.WriteNumber("downloads", counters.Downloads);
            json.WriteEndObject();
        });
    }

    private Task ResetAsync(HttpContext context)
    {
        laboratory.Reset();
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private Task RequestsAsync(HttpContext context) => Answer.JsonAsync(context, 200, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("requests");
        foreach (var request in laboratory.Requests.All)
        {
            json.WriteStartObject();
            json.WriteNumber("number", request.Number);
            json.WriteString("method", request.Method);
            json.WriteString("path", request.Path);
            if (request.Status is { } status) json.WriteNumber("status", status);
            else json.WriteNull("status");
            json.WriteString("fault", request.Fault);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private Task FaultsAsync(HttpContext context) => Answer.JsonAsync(context, 200, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("seed", laboratory.Faults.Seed);
        json.WriteStartArray("faults");
        foreach (var fault in laboratory.Faults.Faults) FaultText.Write(json, fault);
        json.WriteEndArray();
        json.WriteStartArray("happened");
        foreach (var count in laboratory.Faults.Happened) json.WriteNumberValue(count);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private async Task SetFaultsAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > MostBytes) throw new Refusal(413, "Faults are less than a mebibyte.");
            body.Write(buffer, 0, read);
        }

        try
        {
            var (seed, faults) = FaultsFileReader.Read(ConfigurationFile.Of(body.ToArray(), "body"));
            laboratory.SetFaults(faults, seed ?? laboratory.Faults.Seed);
        }
        catch (EmulatorConfigurationException e)
        {
            throw Refusal.BadRequest(e.Message);
        }

        await FaultsAsync(context).ConfigureAwait(false);
    }

    private Task ClearFaultsAsync(HttpContext context)
    {
        laboratory.SetFaults([], laboratory.Faults.Seed);
        return FaultsAsync(context);
    }
}
