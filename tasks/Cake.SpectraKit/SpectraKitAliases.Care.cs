namespace Cake.SpectraKit;

/// <summary>What surrounds a scan: whether one would work, whether its policy is one, what becomes of its report and its memory.</summary>
public static partial class SpectraKitAliases
{
    /// <summary>Finds out why a scan would not work from here: address, credential, proxy, connection, certificate, clock, rights, limits and cache. Sends no file.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>Every check with its result, and what to do about it.</returns>
    /// <exception cref="CakeException">A scan would not work from here. The message names codes and checks.</exception>
    /// <example>
    /// <code>
    /// foreach (var check in SpectraKitDoctor(new SpectraKitDoctorSettings { ThrowOnFailure = false }).Where(check => check.Advice != null))
    ///     Warning("{0}: {1} {2}", check.Name, check.Result, check.Advice);
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Cake.SpectraKit")]
    public static IReadOnlyList<SpectraKitCheck> SpectraKitDoctor(this ICakeContext context, SpectraKitDoctorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var report = new EngineCall(context, "doctor")
            .With(settings)
            .With("intelligenceUrl", settings.IntelligenceUrl?.OriginalString)
            .WithPath("cacheFolder", settings.Cache)
            .Run(settings.ThrowOnFailure);
        return report.TryGetProperty("items", out var items)
            ? [.. items.EnumerateArray().Select(check => new SpectraKitCheck(Text(check, "subject")!, Text(check, "check")!, Text(check, "state")!, Text(check, "result")!, Text(check, "advice")))]
            : [];
    }

    /// <summary>Reads a policy file as a scan would, and says what it comes to. Asks nobody.</summary>
    /// <param name="context">The context.</param>
    /// <param name="policy">The policy file.</param>
    /// <exception cref="CakeException">It is no policy. The message says where and why.</exception>
    /// <example>
    /// <code>
    /// SpectraKitCheckPolicy("./spectrakit.json");
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Cake.SpectraKit")]
    public static void SpectraKitCheckPolicy(this ICakeContext context, FilePath policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        new EngineCall(context, "checkPolicy").WithPath("policyFile", policy).Run();
    }

    /// <summary>Makes other reports from the JSON report of a scan. Asks nobody, and changes no verdict.</summary>
    /// <param name="context">The context.</param>
    /// <param name="report">The JSON report.</param>
    /// <param name="reports">The reports to make, as <c>form=path</c>.</param>
    /// <exception cref="CakeException">It is no report, or one could not be written.</exception>
    /// <example>
    /// <code>
    /// SpectraKitRender("./artifacts/scan.json", new[] { "html=./artifacts/scan.html", "csv=./artifacts/scan.csv" });
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Cake.SpectraKit")]
    public static void SpectraKitRender(this ICakeContext context, FilePath report, IEnumerable<string> reports)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(reports);
        new EngineCall(context, "render").WithPath("report", report).With("reports", reports).Run();
    }

    /// <summary>Deletes remembered verdicts that no scan would take as an answer any more.</summary>
    /// <param name="context">The context.</param>
    /// <param name="cache">The folder that verdicts are remembered in.</param>
    /// <param name="olderThan">How old a verdict has to be to go. One that is not fresh is still good for an outage, where the policy lets it.</param>
    /// <exception cref="CakeException">The folder is none.</exception>
    /// <example>
    /// <code>
    /// SpectraKitPruneCache("./.spectrakit", TimeSpan.FromDays(30));
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Cake.SpectraKit")]
    public static void SpectraKitPruneCache(this ICakeContext context, DirectoryPath cache, TimeSpan olderThan)
    {
        ArgumentNullException.ThrowIfNull(cache);
        new EngineCall(context, "pruneCache").WithPath("cacheFolder", cache).With("olderThan", olderThan.ToString("c")).Run();
    }
}
