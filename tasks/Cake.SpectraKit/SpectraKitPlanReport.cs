namespace Cake.SpectraKit;

/// <summary>What a scan would ask and send. Nothing was asked or sent to find out.</summary>
/// <param name="ExitCode">0, unless no scan could be made of it.</param>
/// <param name="Files">How many files are selected, entries of archives among them.</param>
/// <param name="Contents">How many different contents they have.</param>
/// <param name="Remembered">How many of these nobody would be asked about, since an earlier answer counts.</param>
/// <param name="Asked">How many would be asked about.</param>
/// <param name="UploadsAtMost">How many would be sent if none of them were known.</param>
/// <param name="UploadBytesAtMost">How many bytes that would be.</param>
/// <param name="LookupCallsAtMost">How many calls it would take to look them up.</param>
public sealed record SpectraKitPlanReport(int ExitCode, int Files, int Contents, int Remembered, int Asked, int UploadsAtMost, long UploadBytesAtMost, int LookupCallsAtMost);
