namespace SpectraKit.Runtime;

/// <summary>The sentences of local files that cannot be read or written.</summary>
internal static class FileTrouble
{
    // Linux and macOS give errno as the HResult; Windows gives ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    private const int NoSpace = 28;
    private const int QuotaExceededLinux = 122;
    private const int QuotaExceededMac = 69;
    private const int DiskFull = unchecked((int)0x80070070);
    private const int HandleDiskFull = unchecked((int)0x80070027);

    public static bool IsTrouble(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException;

    public static ApiException NotRead(string path, Exception cause) => cause switch
    {
        FileNotFoundException or DirectoryNotFoundException => Of($"The file '{path}' is not there (any more).", cause),
        UnauthorizedAccessException => Of($"The file '{path}' may not be read: {cause.Message}", cause),
        _ => Of($"The file '{path}' cannot be read: {cause.Message}", cause),
    };

    public static ApiException NotWritten(string path, Exception cause, string? operationId = null) => cause switch
    {
        IOException { HResult: NoSpace or QuotaExceededLinux or QuotaExceededMac or DiskFull or HandleDiskFull } =>
            Of($"The disk is full: '{path}' was not written, and nothing of it is left behind.", cause, operationId),
        DirectoryNotFoundException => Of($"The folder for '{path}' is not there.", cause, operationId),
        UnauthorizedAccessException => Of($"'{path}' may not be written: {cause.Message}", cause, operationId),
        _ => Of($"'{path}' cannot be written: {cause.Message}", cause, operationId),
    };

    public static ApiException Exists(string path, string? operationId) =>
        Of($"'{path}' is there already and was left as it is. Allow overwriting, or choose another name.", null, operationId);

    public static ApiException Changed(string path, string how) => Of($"The file '{path}' changed while it was sent: {how}.");

    private static ApiException Of(string message, Exception? cause = null, string? operationId = null) =>
        new(message, cause) { Kind = ApiErrorKind.File, OperationId = operationId };
}
