// What build.cake runs once the packages are packed: the first user of Cake.SpectraKit is SpectraKit.

#addin nuget:?package=Cake.SpectraKit&version=0.1.0

var report = SpectraKitScan("../artifacts/packages/*.nupkg", new SpectraKitScanSettings
{
    Emulator = true,
    Report = "../artifacts/scan.json",
});

Information("{0} packages scanned, {1} malicious.", report.Summary.Selected, report.Summary.Malicious);
