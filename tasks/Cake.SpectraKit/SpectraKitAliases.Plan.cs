namespace Cake.SpectraKit;

public static partial class SpectraKitAliases
{
    /// <summary>Says what a scan of the files that a pattern matches would ask and send, and does neither.</summary>
    /// <param name="context">The context.</param>
    /// <param name="pattern">Which files: <c>*</c> within a folder, <c>**</c> across folders, relative to the working directory.</param>
    /// <param name="settings">The settings that the scan would have.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="CakeException">No scan could be made of these settings.</exception>
    /// <example>
    /// <code>
    /// var plan = SpectraKitPlan("./publish/**/*", new SpectraKitScanSettings());
    /// Information("At most {0} bytes would be sent.", plan.UploadBytesAtMost);
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Cake.SpectraKit")]
    public static SpectraKitPlanReport SpectraKitPlan(this ICakeContext context, string pattern, SpectraKitScanSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return ReadPlan(new EngineCall(context, "plan").WithScan(settings).WithPattern(pattern).Run(settings.ThrowOnFailure));
    }

    /// <summary>Says what a scan of files would ask and send, and does neither.</summary>
    /// <param name="context">The context.</param>
    /// <param name="files">The files.</param>
    /// <param name="settings">The settings that the scan would have.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="CakeException">No scan could be made of these settings.</exception>
    /// <example>
    /// <code>
    /// SpectraKitPlan(GetFiles("./artifacts/*.nupkg"), new SpectraKitScanSettings { Mode = SpectraKitMode.Submit });
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Cake.SpectraKit")]
    public static SpectraKitPlanReport SpectraKitPlan(this ICakeContext context, IEnumerable<FilePath> files, SpectraKitScanSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return ReadPlan(new EngineCall(context, "plan").WithScan(settings).WithFiles(files).Run(settings.ThrowOnFailure));
    }

    private static SpectraKitPlanReport ReadPlan(JsonElement plan)
    {
        var exitCode = plan.GetProperty("exitCode").GetInt32();
        // A plan that could not be made is the problem alone, in the form of a scan's report.
        if (!plan.TryGetProperty("summary", out var summary) || !summary.TryGetProperty("contents", out _))
            return new(exitCode, 0, 0, 0, 0, 0, 0, 0);
        return new(
            exitCode,
            summary.GetProperty("files").GetInt32(),
            summary.GetProperty("contents").GetInt32(),
            summary.GetProperty("remembered").GetInt32(),
            summary.GetProperty("asked").GetInt32(),
            summary.GetProperty("uploadsAtMost").GetInt32(),
            summary.GetProperty("uploadBytesAtMost").GetInt64(),
            summary.GetProperty("lookupCallsAtMost").GetInt32());
    }
}
