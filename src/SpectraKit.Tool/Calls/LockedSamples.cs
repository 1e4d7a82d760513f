using SpectraKit.Runtime;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Calls;

/// <summary>Samples that were downloaded, each locked into a zip file of its own; a run that is stopped leaves none of them in plain.</summary>
internal static class LockedSamples
{
    /// <summary>Locks every sample that has come.</summary>
    public static async Task<VerbReport<DownloadedSample>> OfAsync(VerbReport<DownloadedSample> report)
    {
        // The same sample, asked for by two hashes' spellings, is one file.
        var locked = new Dictionary<string, DownloadedSample>(StringComparer.Ordinal);
        var items = new List<DownloadedSample>();
        foreach (var item in report.Items)
        {
            if (item.Path is not { } path)
            {
                items.Add(item);
                continue;
            }

            if (!locked.TryGetValue(path, out var one)) locked[path] = one = await LockAsync(item, path).ConfigureAwait(false);
            items.Add(one with { Hash = item.Hash });
        }

        var failed = items.Select(item => item.Problem).OfType<Problem>().Where(problem => problem.Severity == Severity.Error).Select(problem => problem.Code.ExitCode);
        return report with { Items = items, ExitCode = ExitCodes.Of(failed.Append(report.ExitCode)) };
    }

    private static async Task<DownloadedSample> LockAsync(DownloadedSample sample, string path)
    {
        try
        {
            var zip = await SampleZip.LockAsync(path, Path.ChangeExtension(path, ".zip"), SampleHash.Parse(sample.Hash), overwrite: true).ConfigureAwait(false);
            return sample with { Path = zip };
        }
        catch (ApiException e)
        {
            return sample with { Problem = new(Codes.FileNotWritten, $"The sample is there and is not locked: {e.Message}") };
        }
    }
}
