using System.CommandLine;
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

    // One call for each: what the operation for many says of one sample is not documented, and that it is done does not mean they are gone.
    private static async Task<SampleItem<string>> DeleteAsync(SpectraAnalyzeClient client, SampleHash hash, CancellationToken cancellationToken)
    {
        var answer = await client.Samples.DeleteSampleAsync(hash, cancellationToken).ConfigureAwait(false);
        return RefusalIn(answer?.Result) is { } problem ? SampleItem<string>.Failed(hash, problem) : new(hash.ToString(), "deleted");
    }

    // Some appliances answer 200 to a request whose sample they did not delete, and say so in the body.
    private static Problem? RefusalIn(DeletionResult? result) => result?.Code is not (>= 300 and var status) ? null
        : new(status == 404 ? Codes.SampleNotAvailable : Codes.SubmissionRefused, $"Not deleted: {SafeText.Of(result.Message ?? $"the service answered {status}")}");
}
