namespace SpectraKit.Archives;

/// <summary>What a file's first bytes say it is.</summary>
internal enum ArchiveFormat
{
    None,
    Zip,
    Tar,
    GZip,
}
