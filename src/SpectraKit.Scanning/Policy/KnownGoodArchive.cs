namespace SpectraKit.Scanning;

/// <summary>What becomes of an archive that the service does not know, while every file in it is known to be good.</summary>
public enum KnownGoodArchive
{
    /// <summary>It is sent as any other file: nobody has analysed the whole yet.</summary>
    Send,

    /// <summary>It is not sent, and counts as clean: a package is another file after every build, and what is in it is not.</summary>
    Skip,
}
