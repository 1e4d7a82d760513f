using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace SpectraKit.Tests.Specs;

/// <summary>What OpenAPI asks of a document, and what this project asks of its own.</summary>
public sealed partial class DocumentTests
{
    /// <summary>What the services' own documents name, and what a scan needs: none of it may get lost.</summary>
    public static TheoryData<string, string, string, string, bool> Table => new()
    {
        { "spectra-intelligence", "downloadSample", "GET", "/api/spex/download/v2/query/{hash_type}/{hash_value}", false },
        { "spectra-intelligence", "getDownloadStatus", "POST", "/api/spex/download/v2/status/bulk_query/{post_format}", false },
        { "spectra-intelligence", "getFileReputation", "GET", "/api/databrowser/malware_presence/query/{hash_type}/{hash_value}", false },
        { "spectra-intelligence", "getFileReputations", "POST", "/api/databrowser/malware_presence/bulk_query/{post_format}", false },
        { "spectra-intelligence", "getScanHistory", "GET", "/api/xref/v2/query/{hash_type}/{hash_value}", false },
        { "spectra-intelligence", "getScanHistories", "POST", "/api/xref/v2/bulk_query/{post_format}", false },
        { "spectra-intelligence", "getFileAnalysis", "GET", "/api/databrowser/rldata/query/{hash_type}/{hash_value}", false },
        { "spectra-intelligence", "getFileAnalyses", "POST", "/api/databrowser/rldata/bulk_query/{post_format}", false },
        { "spectra-intelligence", "getGoodwareAnalysis", "GET", "/api/databrowser/rldata/goodware/query/{hash_type}/{hash_value}", false },
        { "spectra-intelligence", "getGoodwareAnalyses", "POST", "/api/databrowser/rldata/goodware/bulk_query/{post_format}", false },
        { "spectra-intelligence", "uploadSample", "POST", "/api/spex/upload/{sha1}", false },
        { "spectra-intelligence", "describeSample", "POST", "/api/spex/upload/{sha1}/meta", false },
        { "spectra-intelligence", "deleteSample", "DELETE", "/api/delete/sample/v1/query/{hash_type}/{hash_value}", false },
        { "spectra-intelligence", "deleteSamples", "DELETE", "/api/delete/sample/v1/bulk_query/{post_format}", false },
        { "spectra-intelligence", "reanalyzeSample", "GET", "/api/rescan/v1/query/{hash_type}/{hash_value}", false },
        { "spectra-intelligence", "reanalyzeSamples", "POST", "/api/rescan/v1/bulk_query/{post_format}", false },
        { "spectra-intelligence", "getDailyUsage", "GET", "/api/customer_usage/v1/usage/daily", false },
        { "spectra-intelligence", "getMonthlyUsage", "GET", "/api/customer_usage/v1/usage/monthly", false },
        { "spectra-intelligence", "getTermUsage", "GET", "/api/customer_usage/v1/usage/date_range", false },
        { "spectra-intelligence", "getCompanyDailyUsage", "GET", "/api/customer_usage/v1/usage/company/daily", false },
        { "spectra-intelligence", "getCompanyMonthlyUsage", "GET", "/api/customer_usage/v1/usage/company/monthly", false },
        { "spectra-intelligence", "getCompanyTermUsage", "GET", "/api/customer_usage/v1/usage/company/date_range", false },
        { "spectra-intelligence", "getActiveYaraRulesets", "GET", "/api/customer_usage/v1/usage/yara", false },
        { "spectra-intelligence", "getLimits", "GET", "/api/customer_usage/v1/limits", false },
        { "spectra-intelligence", "getCompanyLimits", "GET", "/api/customer_usage/v1/limits/company", false },
        { "spectra-intelligence", "searchSamples", "POST", "/api/search/v1/query", false },
        { "spectra-analyze", "listExtractedFiles", "GET", "/api/samples/v2/{hash_value}/extracted-files/", false },
        { "spectra-analyze", "downloadExtractedFiles", "GET", "/api/samples/{hash_value}/unpacked/", false },
        { "spectra-analyze", "getReportSummary", "POST", "/api/samples/v2/list/", false },
        { "spectra-analyze", "reanalyzeSample", "POST", "/api/samples/{hash_value}/analyze/", false },
        { "spectra-analyze", "reanalyzeSamples", "POST", "/api/samples/analyze_bulk/", false },
        { "spectra-analyze", "uploadSample", "POST", "/api/uploads/", true },
        { "spectra-analyze", "searchSamples", "POST", "/api/samples/v2/search/", true },
        { "spectra-analyze", "getClassificationV1", "GET", "/api/samples/{hash_value}/classification/", true },
        { "spectra-analyze", "deleteSamples", "POST", "/api/samples/delete_bulk/", true },
        { "spectra-analyze", "getCloudReputation", "GET", "/api/samples/{hash_value}/ticloud/", true },
        { "spectra-analyze", "createToken", "POST", "/api-token-auth/", false },
        { "spectra-analyze", "submitUrl", "POST", "/api/submit/url/", false },
        { "spectra-analyze", "getUrlStatus", "GET", "/api/uploads/v2/url-samples/{id}", false },
        { "spectra-analyze", "reanalyzeSamplesV2", "POST", "/api/samples/v2/analyze_bulk/", false },
        { "spectra-analyze", "deleteSample", "DELETE", "/api/samples/{hash_value}/", false },
        { "spectra-analyze", "deleteSamplesV2", "POST", "/api/samples/v2/delete_bulk/", false },
        { "spectra-analyze", "getDeletionStatus", "GET", "/api/samples/v2/delete_bulk/status/", false },
        { "spectra-analyze", "getUserTags", "GET", "/api/tag/{hash_value}/", false },
        { "spectra-analyze", "addUserTags", "POST", "/api/tag/{hash_value}/", false },
        { "spectra-analyze", "removeUserTags", "DELETE", "/api/tag/{hash_value}/", false },
        { "spectra-analyze", "setClassification", "POST", "/api/samples/{hash_value}/setclassification/{system}/", false },
        { "spectra-analyze", "removeClassification", "DELETE", "/api/samples/{hash_value}/setclassification/{system}/", false },
        { "spectra-analyze", "searchSamplesV3", "POST", "/api/samples/v3/search/", false },
        { "spectra-analyze", "getDetailedReport", "POST", "/api/samples/v2/list/details/", false },
        { "spectra-analyze", "getStaticReport", "GET", "/api/v2/samples/{hash_value}/ticore/", false },
        { "spectra-analyze", "createPdfReport", "GET", "/api/pdf/{hash_value}/create", false },
        { "spectra-analyze", "getPdfReportStatus", "GET", "/api/pdf/{hash_value}/status", false },
        { "spectra-analyze", "downloadPdfReport", "GET", "/api/pdf/{hash_value}/download", false },
        { "spectra-analyze", "listContainers", "POST", "/api/samples/containers/", false },
        { "spectra-analyze", "submitFile", "POST", "/api/submit/file/", false },
        { "spectra-analyze", "getProcessingStatus", "POST", "/api/samples/status/", false },
        { "spectra-analyze", "getClassification", "GET", "/api/samples/v3/{hash_value}/classification/", false },
        { "spectra-analyze", "downloadSample", "GET", "/api/samples/{hash_value}/download/", false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_operation_is_described_byte_for_byte(string document, string id, string method, string path, bool isDeprecated)
    {
        var operation = EndpointDocument.Named(document).Operation(id);

        Assert.Equal((method, path, isDeprecated), (operation.Method, operation.Path, operation.IsDeprecated));
    }

    [Theory]
    [MemberData(nameof(EndpointDocument.Names), MemberType = typeof(EndpointDocument))]
    public void Another_reader_of_OpenAPI_finds_nothing_wrong(string name)
    {
        var document = EndpointDocument.Named(name);

        var (read, diagnostic) = OpenApiDocument.Parse(document.Text, OpenApiConstants.Json, new OpenApiReaderSettings());

        Assert.NotNull(diagnostic);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic.SpecificationVersion);
        Assert.Empty(diagnostic.Errors);
        Assert.Empty(diagnostic.Warnings);
        Assert.Equal(document.Operations.Count, read!.Paths.Sum(path => path.Value.Operations!.Count));
    }

    [Theory]
    [MemberData(nameof(EndpointDocument.Names), MemberType = typeof(EndpointDocument))]
    public void Every_reference_leads_somewhere_and_no_component_is_left_over(string name)
    {
        var document = EndpointDocument.Named(name);
        var references = document.Objects().Select(o => o.Value["$ref"]?.GetValue<string>()).OfType<string>().ToHashSet();

        Assert.All(references, reference => document.Find(reference));
        Assert.All(
            from kind in new[] { "schemas", "parameters" }
            from component in document.Root["components"]![kind]?.AsObject() ?? []
            select $"#/components/{kind}/{component.Key}",
            component => Assert.Contains(component, references));
    }

    [Theory]
    [MemberData(nameof(EndpointDocument.Names), MemberType = typeof(EndpointDocument))]
    public void Every_path_declares_exactly_its_parameters(string name) =>
        Assert.All(EndpointDocument.Named(name).Operations, operation =>
        {
            var declared = operation.Parameters.Where(p => p["in"]!.GetValue<string>() == "path").ToList();

            Assert.Equal(
                PathParameter().Matches(operation.Path).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal),
                declared.Select(p => p["name"]!.GetValue<string>()).Order(StringComparer.Ordinal));
            Assert.All(declared, p => Assert.True(p["required"]!.GetValue<bool>()));
        });

    [Fact]
    public void Operations_have_names_of_their_own_and_stand_under_a_declared_tag() =>
        Assert.All(EndpointDocument.All, document =>
        {
            var tags = document.Root["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()).ToList();

            Assert.Equal(document.Operations.Count, document.Operations.Select(o => o.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(document.Operations, o => Assert.Contains(Assert.Single(o.Node["tags"]!.AsArray())!.GetValue<string>(), tags));
            Assert.All(tags, tag => Assert.Contains(document.Operations, o => o.Node["tags"]![0]!.GetValue<string>() == tag));
        });

    [Fact]
    public void Everything_that_becomes_a_doc_comment_is_a_sentence() =>
        Assert.All(EndpointDocument.All, document =>
        {
            var components = document.Root["components"]!;
            var schemas = components["schemas"]!.AsObject();
            var described =
                from node in (IEnumerable<(string, JsonNode?)>)
                [
                    .. document.Operations.Select(o => (o.Id, (JsonNode?)o.Node["summary"])),
                    .. document.Operations.SelectMany(o => o.Parameters.Select(p => ($"{o.Id}.{p["name"]}", p["description"]))),
                    .. document.Operations.SelectMany(o => o.Responses.Select(r => ($"{o.Id}.{r.Key}", r.Value!["description"]))),
                    .. document.Operations.Where(o => o.Body is not null).Select(o => ($"{o.Id}.body", o.Node["requestBody"]!["description"])),
                    .. document.Root["tags"]!.AsArray().Select(t => ($"{t!["name"]}", t["description"])),
                    .. schemas.Select(s => (s.Key, s.Value!["description"])),
                    .. schemas.SelectMany(s => (s.Value!["properties"]?.AsObject() ?? []).Select(p => ($"{s.Key}.{p.Key}", p.Value!["description"]))),
                ]
                select (node.Item1, Text: node.Item2?.GetValue<string>());

            Assert.All(described, d => Assert.Matches(@"^[A-Z0-9`].*[.]$", d.Text ?? $"{d.Item1} has no description"));
        });

    [Fact]
    public void Every_operation_says_what_success_and_a_refused_credential_mean() =>
        Assert.All(EndpointDocument.All.SelectMany(d => d.Operations), operation =>
        {
            Assert.Contains(operation.Responses, r => r.Key.StartsWith('2'));
            Assert.Contains(operation.Responses, r => r.Key == (operation.NeedsCredential ? "403" : "400"));
            Assert.All(operation.Responses, r => Assert.Matches("^[245][0-9][0-9]$", r.Key));
        });

    [Fact]
    public void Required_members_exist() =>
        Assert.All(EndpointDocument.All.SelectMany(d => d.Objects()), node =>
        {
            if (node.Value["required"] is JsonArray required && node.Value["properties"] is JsonObject properties)
                Assert.All(required, member => Assert.True(properties.ContainsKey(member!.GetValue<string>()), $"{node.Pointer}: {member}"));
        });

    [Fact]
    public void The_files_are_plain_indented_JSON() =>
        Assert.All(EndpointDocument.All, document =>
        {
            Assert.EndsWith("}\n", document.Text, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', document.Text);
            Assert.DoesNotContain('\t', document.Text);
            Assert.All(document.Text.Split('\n'), line => Assert.Equal(0, (line.Length - line.TrimStart(' ').Length) % 2));
            using var strict = JsonDocument.Parse(document.Text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            Assert.Equal("3.1.0", strict.RootElement.GetProperty("openapi").GetString());
        });

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathParameter();
}
