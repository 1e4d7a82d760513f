namespace SpectraKit.Emulator.Tests;

/// <summary>Every documented operation, as a client would first call it: written down here, not read from the emulator.</summary>
public static class OperationTable
{
    private const string Sha1 = "0123456789abcdef0123456789abcdef01234567";

    public static TheoryData<string, string> Analyze { get; } = new()
    {
        { "POST", "/api/submit/file/" },
        { "POST", "/api/uploads/" },
        { "POST", "/api/submit/url/" },
        { "POST", "/api/samples/v3/search/" },
        { "POST", "/api/samples/v2/list/details/" },
        { "GET", $"/api/v2/samples/{Sha1}/ticore/" },
        { "GET", $"/api/pdf/{Sha1}/create" },
        { "GET", $"/api/pdf/{Sha1}/status" },
        { "GET", $"/api/pdf/{Sha1}/download" },
        { "POST", "/api/samples/containers/" },
        { "GET", "/api/uploads/v2/url-samples/1" },
        { "POST", "/api/samples/v2/analyze_bulk/" },
        { "DELETE", $"/api/samples/{Sha1}/" },
        { "POST", "/api/samples/v2/delete_bulk/" },
        { "GET", "/api/samples/v2/delete_bulk/status/" },
        { "GET", $"/api/tag/{Sha1}/" },
        { "POST", $"/api/tag/{Sha1}/" },
        { "DELETE", $"/api/tag/{Sha1}/" },
        { "POST", $"/api/samples/{Sha1}/setclassification/local/" },
        { "DELETE", $"/api/samples/{Sha1}/setclassification/ticloud/" },
        { "POST", "/api/samples/status/" },
        { "POST", "/api/samples/v2/list/" },
        { "POST", "/api/samples/v2/search/" },
        { "POST", "/api/samples/delete_bulk/" },
        { "POST", "/api/samples/analyze_bulk/" },
        { "POST", $"/api/samples/{Sha1}/analyze/" },
        { "GET", $"/api/samples/{Sha1}/classification/" },
        { "GET", $"/api/samples/v3/{Sha1}/classification/" },
        { "GET", $"/api/samples/{Sha1}/ticloud/" },
        { "GET", $"/api/samples/{Sha1}/download/" },
        { "GET", $"/api/samples/{Sha1}/unpacked/" },
        { "GET", $"/api/samples/v2/{Sha1}/extracted-files/" },
    };

    public static TheoryData<string, string> Intelligence { get; } = new()
    {
        { "GET", $"/api/spex/download/v2/query/sha1/{Sha1}" },
        { "POST", "/api/spex/download/v2/status/bulk_query/json" },
        { "POST", "/api/spex/download/v2/status/bulk_query/xml" },
        { "GET", $"/api/databrowser/malware_presence/query/sha1/{Sha1}" },
        { "POST", "/api/databrowser/malware_presence/bulk_query/json" },
        { "POST", "/api/databrowser/malware_presence/user_override/json" },
        { "GET", "/api/databrowser/malware_presence/user_override/list_hashes/sha1" },
        { "GET", $"/api/xref/v2/query/sha1/{Sha1}" },
        { "POST", "/api/xref/v2/bulk_query/xml" },
        { "GET", $"/api/databrowser/rldata/query/sha1/{Sha1}" },
        { "POST", "/api/databrowser/rldata/bulk_query/json" },
        { "GET", $"/api/databrowser/rldata/goodware/query/sha1/{Sha1}" },
        { "POST", "/api/databrowser/rldata/goodware/bulk_query/json" },
        { "POST", $"/api/spex/upload/{Sha1}" },
        { "POST", $"/api/spex/upload/{Sha1}/meta" },
        { "DELETE", $"/api/delete/sample/v1/query/sha1/{Sha1}" },
        { "DELETE", "/api/delete/sample/v1/bulk_query/json" },
        { "GET", $"/api/rescan/v1/query/sha1/{Sha1}" },
        { "POST", "/api/rescan/v1/bulk_query/json" },
        { "POST", "/api/search/v1/query" },
        { "GET", "/api/customer_usage/v1/usage/daily" },
        { "GET", "/api/customer_usage/v1/usage/monthly" },
        { "GET", "/api/customer_usage/v1/usage/date_range" },
        { "GET", "/api/customer_usage/v1/usage/company/daily" },
        { "GET", "/api/customer_usage/v1/usage/company/monthly" },
        { "GET", "/api/customer_usage/v1/usage/company/date_range" },
        { "GET", "/api/customer_usage/v1/usage/yara" },
        { "GET", "/api/customer_usage/v1/limits" },
        { "GET", "/api/customer_usage/v1/limits/company" },
    };
}
