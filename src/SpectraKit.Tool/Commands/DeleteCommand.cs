using System.CommandLine;
using System.Text.Json;
using SpectraKit.Analyze;
using SpectraKit.Scanning;
using SpectraKit.Tool.Calls;
using SpectraKit.Tool.Display;
using SpectraKit.Tool.Options;

namespace SpectraKit.Tool.Commands;

/// <summary><c>spectrakit delete</c>: takes samples off Spectra Analyze, for everybody who uses it.</summary>
internal static class DeleteCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("delete", "Delete samples from Spectra Analyze, for everybody who uses it.").WithExamples(
            "spectrakit delete 0000000000000000000000000000000000000000 --yes");
        var hashes = HashArgument.Many("The samples' hashes.");
        command.Arguments.Add(hashes);
        var yes = new Option<bool>("--yes") { Description = "Do not ask. Needed where nobody can be asked." };
        command.Options.Add(yes);
        var service = ServiceOptions.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(yes) && !Confirmation.CanAsk(surroundings))
                result.AddError("delete needs --yes where nobody can be asked.");
        });

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = parsed.GetValue(hashes)!.Distinct().ToList();
            if (!parsed.GetValue(yes) && !Confirmation.Ask(surroundings, $"Delete {asked.Count} {(asked.Count == 1 ? "sample" : "samples")} for everybody who uses this appliance?"))
            {
                surroundings.Errors.WriteLine("Nothing was deleted.");
                return ExitCodes.Cancelled;
            }

            var report = await new AnalyzeCalls(service.Apply(parsed, new ServiceSettings()), surroundings)
                .ForEachAsync(asked, DeleteAsync, SampleItem<string>.Failed, cancellationToken)
                .ConfigureAwait(false);
            return new VerbOutput(surroundings, parsed.GetValue(json)).Write(
                report,
                item => item.Hash,
                (item, text) => text.WriteLine($"deleted  {item.Hash}"),
                answered => JsonVerbReport.Write(answered, "delete", (writer, item) =>
                {
                    writer.WriteString("hash", item.Hash);
                    writer.WriteBoolean("deleted", item.Problem is null);
                }));
        });
        return command;
    }

    // The operation takes many, and what it then says of each is not documented: one at a time, the status says it.
    private static async Task<SampleItem<string>> DeleteAsync(SpectraAnalyzeClient client, SampleHash hash, CancellationToken cancellationToken)
    {
        var request = new DeleteSamplesRequest { HashValue = [hash] };
#pragma warning disable SPK0190 // The newer operation deletes in the background and is not in the specs yet; this one is done when it answers.
        var answer = await client.Samples.DeleteSamplesAsync(request, cancellationToken).ConfigureAwait(false);
#pragma warning restore SPK0190
        return RefusalIn(answer) is { } problem ? SampleItem<string>.Failed(hash, problem) : new(hash.ToString(), "deleted");
    }

    // Some appliances answer 200 to a request whose one sample they did not delete, and say so in the body.
    private static Problem? RefusalIn(IReadOnlyDictionary<string, JsonElement>? answer)
    {
        if (answer is null || !answer.TryGetValue("results", out var results) || results.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var result in results.EnumerateArray())
        {
            if (result.ValueKind != JsonValueKind.Object || !result.TryGetProperty("code", out var code) || !code.TryGetInt32(out var status) || status < 300)
                continue;
            var message = result.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
            return new(status == 404 ? Codes.SampleNotAvailable : Codes.SubmissionRefused, $"Not deleted: {message ?? $"the service answered {status}"}");
        }

        return null;
    }
}
