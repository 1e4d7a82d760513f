namespace SpectraKit.Scanning;

/// <summary>What to do about what the doctor finds: one sentence a code. The code's page says more.</summary>
internal static class DoctorAdvice
{
    public static string For(Code code) => code.Id switch
    {
        "SPK1001" => "Set SPECTRAKIT_URL to the appliance's address, such as https://appliance.example.com.",
        "SPK1002" => "Put the token into the environment variable that is named, from the CI host's secrets.",
        "SPK1003" => "Correct the setting that is named.",
        "SPK1004" => "Make a new token on the appliance, or ask its administrator for the right that is missing.",
        "SPK1006" => "Name the PEM file of the authority that issued the certificate (CaFile), or have the certificate renewed.",
        "SPK1007" => "Check the address: a log-in page, a proxy's page or another product answers there.",
        "SPK1010" => "Make the folder writable for the user that runs the scan, or name another one.",
        "SPK1025" => "Set the clock by a time server: expiries of suppressions and ages of verdicts count by it.",
        "SPK1026" => "Have the certificate renewed before it ends; the scans of that day would all fail.",
        "SPK1027" => "Use the https address: everybody on the way can read the token otherwise.",
        "SPK3001" => "Check host name, port, firewall and proxy (HTTPS_PROXY, NO_PROXY) from this very machine.",
        "SPK3002" => "Check the firewall and the proxy on the way, and whether the appliance is under load.",
        "SPK3003" => "Wait for the queue to empty or the quota to be renewed, or ask for a larger one.",
        "SPK3004" => "Look at the service's own status and log; it failed where it should have answered.",
        _ => $"See {code.DocsPage}.",
    };
}
