namespace Cake.SpectraKit;

public static partial class SpectraKitAliases
{
    /// <summary>Sends files to Spectra Analyze for analysis, without waiting for verdicts.</summary>
    /// <param name="context">The context.</param>
    /// <param name="files">The files.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>Every file, with its SHA-256.</returns>
    /// <exception cref="CakeException">A file was not taken.</exception>
    /// <example>
    /// <code>
    /// SpectraKitSubmit(GetFiles("./artifacts/*.nupkg"), new SpectraKitSettings());
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Cake.SpectraKit")]
    public static IReadOnlyList<SpectraKitSample> SpectraKitSubmit(this ICakeContext context, IEnumerable<FilePath> files, SpectraKitSettings settings) =>
        ReadSamples("path", new EngineCall(context, "submit").With(settings).WithFiles(files).Run());

    /// <summary>Asks Spectra Analyze which samples it has analysed.</summary>
    /// <param name="context">The context.</param>
    /// <param name="hashes">MD5, SHA-1, SHA-256 or SHA-512 digests.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>Every digest, with its state.</returns>
    /// <exception cref="CakeException">A digest is malformed, or the service gave no answer.</exception>
    /// <example>
    /// <code>
    /// foreach (var sample in SpectraKitStatus(new[] { sha256 }, new SpectraKitSettings()))
    ///     Information("{0}: {1}", sample.Name, sample.State);
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Cake.SpectraKit")]
    public static IReadOnlyList<SpectraKitSample> SpectraKitStatus(this ICakeContext context, IEnumerable<string> hashes, SpectraKitSettings settings) =>
        ReadSamples("hash", new EngineCall(context, "status").With(settings).WithHashes(hashes).Run());

    /// <summary>Downloads samples, each checked against its digest. They may be live malware: keep them where nothing runs them.</summary>
    /// <param name="context">The context.</param>
    /// <param name="hashes">MD5, SHA-1, SHA-256 or SHA-512 digests.</param>
    /// <param name="folder">The folder that the samples go to, each under its digest as its name.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>Every digest, with the sample's path.</returns>
    /// <exception cref="CakeException">A sample could not be had.</exception>
    /// <example>
    /// <code>
    /// SpectraKitDownload(new[] { sha256 }, "./quarantine", new SpectraKitDownloadSettings { FromIntelligence = true });
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeNamespaceImport("Cake.SpectraKit")]
    public static IReadOnlyList<SpectraKitSample> SpectraKitDownload(
        this ICakeContext context,
        IEnumerable<string> hashes,
        DirectoryPath folder,
        SpectraKitDownloadSettings settings)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return ReadSamples("hash", new EngineCall(context, "download")
            .With(settings)
            .WithHashes(hashes)
            .WithPath("folder", folder)
            .With("kind", settings.FromIntelligence ? "intelligence" : "analyze")
            .With("userVariable", settings.UserVariable)
            .With("passwordVariable", settings.PasswordVariable)
            .Run());
    }

    private static IReadOnlyList<SpectraKitSample> ReadSamples(string name, JsonElement report) =>
    [
        .. report.GetProperty("items").EnumerateArray().Select(item => new SpectraKitSample(Text(item, name)!)
        {
            Sha256 = Text(item, "sha256"),
            State = Text(item, "status"),
            Path = Text(item, "path"),
        }),
    ];
}
