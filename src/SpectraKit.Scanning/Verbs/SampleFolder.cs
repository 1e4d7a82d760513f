using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>Where fetched samples go: the folder that somebody named, with the hash as the file's name; or the quarantine, where no program opens a file by its name.</summary>
internal sealed class SampleFolder
{
    private const string QuarantineVariable = "SPECTRAKIT_QUARANTINE";

    private readonly string _path;
    private readonly Quarantine? _quarantine;

    private SampleFolder(string path, Quarantine? quarantine) => (_path, _quarantine) = (path, quarantine);

    /// <exception cref="ProblemException">The folder's name is none, or there is no quarantine for this user.</exception>
    public static SampleFolder Of(DownloadSettings settings, EngineHost host)
    {
        if (!string.IsNullOrWhiteSpace(settings.Folder))
            return new(CheckedFiles.FullPath(settings.Folder, nameof(settings.Folder), host), null);
        if (settings.Folder is not null)
            throw CheckedFiles.Invalid("Folder has to say where samples are put; left out, it is the quarantine.");

        try
        {
            var named = host.Environment(QuarantineVariable);
            var quarantine = new Quarantine(string.IsNullOrWhiteSpace(named) ? null : CheckedFiles.FullPath(named, QuarantineVariable, host));
            return new(quarantine.Folder, quarantine);
        }
        catch (InvalidOperationException e)
        {
            throw CheckedFiles.Invalid($"{e.Message} The environment variable {QuarantineVariable} does so.");
        }
    }

    public string PathOf(SampleHash hash) => _quarantine?.PathOf(hash) ?? Path.Combine(_path, hash.ToString());

    /// <exception cref="ProblemException">The folder cannot be made (SPK1010).</exception>
    public void Make()
    {
        try
        {
            // A folder that was there before stays as its owner made it; the quarantine is closed to others in any case.
            if (_quarantine is not null)
                _quarantine.Open();
            else if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(_path);
            else
                Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ApiException)
        {
            throw new ProblemException(new(Codes.FileNotWritten, $"The folder '{SafeText.Of(_path)}' cannot be made: {SafeText.Of(e.Message)}"), e);
        }
    }
}
