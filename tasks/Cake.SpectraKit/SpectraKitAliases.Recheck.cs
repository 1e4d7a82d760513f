namespace Cake.SpectraKit;

public static partial class SpectraKitAliases
{
    /// <summary>
    /// Asks again about everything that earlier releases shipped, and ends the script when something has become what the policy refuses. Reads nothing but the
    /// manifests, and sends nothing. For a script that a schedule runs.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="manifests">Manifests or JSON reports of earlier scans.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>What changed.</returns>
    /// <exception cref="CakeException">Something changed that the policy refuses, or nobody could be asked. The message names codes and files.</exception>
    /// <example>
    /// <code>
    /// var report = SpectraKitRecheck(GetFiles("./releases/*.manifest.json"), new SpectraKitGateSettings { ThrowOnFailure = false });
    /// foreach (var change in report.Changes)
    ///     Warning("{0} was {1} and is {2}", change.File.Path, change.EarlierOutcome, change.File.Outcome);
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Cake.SpectraKit")]
    public static SpectraKitRecheckReport SpectraKitRecheck(this ICakeContext context, IEnumerable<FilePath> manifests, SpectraKitGateSettings settings)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        ArgumentNullException.ThrowIfNull(settings);
        var report = new EngineCall(context, "recheck").WithGate(settings).WithPaths("manifests", manifests).Run(settings.ThrowOnFailure);
        var exitCode = report.GetProperty("exitCode").GetInt32();
        // Settings that cannot be used are the problem alone.
        return report.TryGetProperty("changes", out var changes)
            ? new(exitCode, report.GetProperty("asked").GetInt32(), [.. changes.EnumerateArray().Select(ReadChange)])
            : new(exitCode, 0, []);
    }

    private static SpectraKitChange ReadChange(JsonElement change) =>
        new(ReadFile(change), Enum.Parse<SpectraKitOutcome>(Text(change, "wasOutcome")!, ignoreCase: true), Text(change, "wasThreatName"));
}
