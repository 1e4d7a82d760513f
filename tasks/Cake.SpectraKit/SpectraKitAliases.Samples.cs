using System.Text.Json;
using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;

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
    public static IReadOnlyList<SpectraKitSample> SpectraKitSubmit(this ICakeContext context, IEnumerable<FilePath> files, SpectraKitSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(settings);
        return ReadSamples("path", new EngineCall(context, "submit", settings)
            .With("files", files.Select(file => file.FullPath))
            .Run(throwOnFailure: true));
    }

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
    public static IReadOnlyList<SpectraKitSample> SpectraKitStatus(this ICakeContext context, IEnumerable<string> hashes, SpectraKitSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(hashes);
        ArgumentNullException.ThrowIfNull(settings);
        return ReadSamples("hash", new EngineCall(context, "status", settings).With("hashes", hashes).Run(throwOnFailure: true));
    }

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
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(hashes);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(settings);
        return ReadSamples("hash", new EngineCall(context, "download", settings)
            .With("hashes", hashes)
            .With("folder", folder.MakeAbsolute(context.Environment).FullPath)
            .With("kind", settings.FromIntelligence ? "intelligence" : "analyze")
            .With("userVariable", settings.UserVariable)
            .With("passwordVariable", settings.PasswordVariable)
            .Run(throwOnFailure: true));
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
