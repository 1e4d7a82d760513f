using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>A task over one of the engine's smaller verbs, which answers for each item by itself.</summary>
public abstract class VerbTask : ServiceTask
{
    private protected void LogReport<TItem>(VerbReport<TItem> report, Func<TItem, string> file)
        where TItem : IVerbItem
    {
        foreach (var problem in report.Problems)
            Tell(problem);
        foreach (var item in report.Items)
        {
            if (item.Problem is { } problem)
                Tell(problem.Severity, problem.Code, file(item), SafeText.Of(problem.Message));
        }

        if (report.ExitCode != ExitCodes.AllClear && !Log.HasLoggedErrors)
            Tell(Severity.Error, Codes.NotScanned, file: null, $"It ended with exit code {report.ExitCode}.");
    }

    private protected static TaskItem Item(string name, params ReadOnlySpan<(string Name, string? Value)> metadata)
    {
        var item = new TaskItem(name);
        foreach (var (key, value) in metadata)
            item.SetMetadata(key, value ?? "");
        return item;
    }
}
