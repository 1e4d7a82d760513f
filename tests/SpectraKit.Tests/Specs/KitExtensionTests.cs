using System.Reflection;
using System.Text.Json.Nodes;

namespace SpectraKit.Tests.Specs;

/// <summary>The vendor extensions say what specs/README.md says they do, and point at what is there.</summary>
public sealed class KitExtensionTests
{
    private static readonly Dictionary<string, string[]> Members = new()
    {
        ["x-kit-rate-limit"] = ["permits", "window", "group"],
        ["x-kit-concurrency"] = ["permits", "group"],
        ["x-kit-retry"] = ["statuses", "safe"],
        ["x-kit-batch"] = ["parameter", "size", "items", "groupBy", "groupAs"],
        ["x-kit-pages"] = ["page", "size", "items", "next", "count"],
        ["x-kit-poll"] = ["items", "of", "state", "done", "interval", "maxInterval"],
    };

    private static readonly string[] Scalars = ["x-kit-type", "x-kit-empty", "x-kit-quoted", "x-kit-replaced-by", "x-kit-key-prefix"];

    private static IEnumerable<EndpointOperation> Operations => EndpointDocument.All.SelectMany(document => document.Operations);

    [Fact]
    public void No_extension_and_no_member_of_one_is_misspelt() =>
        Assert.All(
            from document in EndpointDocument.All
            from node in document.Objects()
            from member in node.Value
            where member.Key.StartsWith("x-", StringComparison.Ordinal)
            select (node.Pointer, member.Key, member.Value),
            extension =>
            {
                if (!Members.TryGetValue(extension.Key, out var members))
                    Assert.Contains(extension.Key, Scalars);
                else if (extension.Value is JsonObject value)
                    Assert.All(value, member => Assert.Contains(member.Key, members));
            });

    [Fact]
    public void A_type_of_the_kit_stands_on_a_schema_that_can_carry_it()
    {
        var typed = EndpointDocument.All.SelectMany(d => d.Objects()).Where(o => o.Value["x-kit-type"] is not null).ToList();

        Assert.NotEmpty(typed);
        Assert.All(typed, schema =>
        {
            var values = (schema.Value["type"]!.GetValue<string>(), schema.Value["x-kit-type"]!.GetValue<string>());
            Assert.Contains(values, new[] { ("string", "SpectraKit.SampleHash"), ("string", "bool"), ("integer", "bool") });
        });
    }

    [Fact]
    public void Every_operation_says_whether_it_may_be_repeated_and_what_sends_files_or_deletes_may_not()
    {
        Assert.All(Operations, operation =>
        {
            var retry = operation.Extension("x-kit-retry")!;
            Assert.All(retry["statuses"]!.AsArray(), status => Assert.Contains(status!.GetValue<int>(), new[] { 419, 429, 500, 502, 503, 504 }));
            Assert.NotNull(retry["safe"]);
        });
        Assert.Equal(
            ["deleteSample", "deleteSample", "deleteSamples", "deleteSamples", "deleteSamplesV2", "overrideReputations", "removeClassification", "removeUserTags", "submitFile", "submitUrl", "uploadSample", "uploadSample"],
            Operations.Where(o => !o.Extension("x-kit-retry")!["safe"]!.GetValue<bool>()).Select(o => o.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_batch_splits_an_array_that_the_request_has_and_yields_one_that_the_answer_has()
    {
        var batched = Operations.Where(o => o.Extension("x-kit-batch") is not null).ToList();

        Assert.Equal(["getDetailedReport", "getDownloadStatus", "getFileAnalyses", "getFileReputations", "getGoodwareAnalyses", "getProcessingStatus", "getReportSummary", "getScanHistories", "listContainers", "reanalyzeSamples", "reanalyzeSamplesV2"], batched.Select(o => o.Id).Order(StringComparer.Ordinal));
        Assert.All(batched, operation =>
        {
            var batch = operation.Extension("x-kit-batch")!;
            var values = operation.Document.Member(operation.Body!.Value.Schema, batch["parameter"]!.GetValue<string>())!;
            var size = batch["size"]!.GetValue<int>();

            Assert.Equal("array", values["type"]!.GetValue<string>());
            Assert.InRange(size, 1, values["maxItems"]?.GetValue<int>() ?? 100);
            Assert.NotNull(typeof(SampleHash).GetProperty(batch["groupBy"]!.GetValue<string>()));
            if (batch["items"] is { } items)
                Assert.Equal("array", operation.Document.Member(operation.Answer("200")!, items.GetValue<string>())!["type"]!.GetValue<string>());
            if (batch["groupAs"] is { } groupAs)
                AssertNamesOfKinds(operation.Document.Member(operation.Body!.Value.Schema, groupAs.GetValue<string>())!);
        });
    }

    [Fact]
    public void Pages_are_walked_by_parameters_and_members_that_are_there()
    {
        var paged = Operations.Where(o => o.Extension("x-kit-pages") is not null).ToList();

        Assert.Equal(["listExtractedFiles", "searchSamples", "searchSamples", "searchSamplesV3"], paged.Select(o => o.Id).Order(StringComparer.Ordinal));
        Assert.All(paged, operation =>
        {
            var pages = operation.Extension("x-kit-pages")!;
            var answer = operation.Answer("200")!;

            foreach (var name in new[] { pages["page"]!.GetValue<string>(), pages["size"]!.GetValue<string>() })
            {
                Assert.True(
                    operation.Parameters.Any(p => p["name"]!.GetValue<string>() == name && p["in"]!.GetValue<string>() == "query")
                    || operation.Body is { } body && operation.Document.Member(body.Schema, name) is not null,
                    $"{operation}: {name}");
            }

            Assert.Equal("array", operation.Document.Member(answer, pages["items"]!.GetValue<string>())!["type"]!.GetValue<string>());
            Assert.NotNull(operation.Document.Member(answer, pages["next"]!.GetValue<string>()));
            Assert.NotNull(operation.Document.Member(answer, pages["count"]!.GetValue<string>()));
        });
    }

    [Fact]
    public void Waiting_looks_at_a_state_that_the_answer_has()
    {
        var polled = Operations.Where(o => o.Extension("x-kit-poll") is not null).ToList();

        Assert.Equal(["getPdfReportStatus", "getProcessingStatus", "getUrlStatus"], polled.Select(o => o.Id).Order(StringComparer.Ordinal));
        Assert.All(polled, operation =>
        {
            var poll = operation.Extension("x-kit-poll")!;
            var answer = operation.Answer("200")!;
            var item = poll["items"] is { } items ? operation.Document.Member(answer, items.GetValue<string>())!["items"]! : answer;
            var state = operation.Document.Member(item, poll["state"]!.GetValue<string>())!;

            if (state["enum"] is JsonArray states)
                Assert.All(poll["done"]!.AsArray(), done => Assert.Contains(states, known => JsonNode.DeepEquals(known, done)));
            else
                Assert.All(poll["done"]!.AsArray(), done => Assert.True(int.TryParse(done!.GetValue<string>(), out _)));
            Assert.True(Duration(poll["interval"]) < Duration(poll["maxInterval"]));
        });
    }

    [Fact]
    public void What_replaces_a_deprecated_operation_is_there_and_not_deprecated_itself()
    {
        var replaced = Operations.Where(o => o.Node["x-kit-replaced-by"] is not null).ToList();

        Assert.Equal(["deleteSamples", "getClassificationV1", "searchSamples", "uploadSample"], replaced.Select(o => o.Id).Order(StringComparer.Ordinal));
        Assert.All(replaced, operation =>
        {
            Assert.True(operation.IsDeprecated);
            Assert.False(operation.Document.Operation(operation.Node["x-kit-replaced-by"]!.GetValue<string>()).IsDeprecated);
        });
    }

    [Fact]
    public void A_deprecated_operation_says_at_compile_time_what_to_call_instead()
    {
        var methods = typeof(Analyze.SpectraAnalyzeClient).GetProperties().SelectMany(client => client.PropertyType.GetMethods()).Distinct().ToLookup(method => method.Name);
        var deprecated = EndpointDocument.Analyze.Operations.Where(operation => operation.IsDeprecated).ToList();

        Assert.Equal(5, deprecated.Count);
        Assert.All(deprecated, operation =>
        {
            var word = methods[MethodOf(operation.Id)].Select(method => method.GetCustomAttribute<ObsoleteAttribute>()).First(attribute => attribute is not null)!;
            Assert.Equal("SPK0190", word.DiagnosticId);
            if (operation.Node["x-kit-replaced-by"]?.GetValue<string>() is { } instead)
                Assert.EndsWith($".{MethodOf(instead)}.", word.Message, StringComparison.Ordinal);
        });

        static string MethodOf(string id) => $"{char.ToUpperInvariant(id[0])}{id[1..]}Async";
    }

    [Fact]
    public void The_cloud_is_asked_no_faster_than_it_allows()
    {
        var document = EndpointDocument.Intelligence;
        var limit = document.Root["tags"]![0]!["x-kit-rate-limit"]!;

        Assert.Equal((100, TimeSpan.FromMinutes(1), "download"), (limit["permits"]!.GetValue<int>(), Duration(limit["window"]), limit["group"]!.GetValue<string>()));
        Assert.Equal(4, document.Operation("downloadSample").Node["x-kit-concurrency"]!["permits"]!.GetValue<int>());
        Assert.Equal(1000, document.Operation("getDownloadStatus").Extension("x-kit-batch")!["size"]!.GetValue<int>());
        Assert.Equal(
            ["antivirus 400", "deletion 400", "goodware 100", "override 10", "reanalysis 10", "reputation 500", "search 1"],
            document.Operations
                .Select(o => o.Extension("x-kit-rate-limit"))
                .OfType<JsonObject>()
                .Select(rate => $"{rate["group"]} {rate["permits"]}")
                .Distinct()
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_extracted_files_and_deleting_may_succeed_without_a_body() =>
        Assert.Equal(
            ["deleteSample 200", "deleteSamples 200", "getDeletionStatus 200", "getDeletionStatus 202", "listExtractedFiles 200"],
            from operation in Operations
            from response in operation.Responses
            where response.Value!["x-kit-empty"]?.GetValue<bool>() == true
            orderby operation.Id
            select $"{operation.Id} {response.Key}");

    [Fact]
    public void The_appliance_wants_the_word_Token_and_a_blank()
    {
        var scheme = EndpointDocument.Analyze.Root["components"]!["securitySchemes"]!["token"]!;

        Assert.Equal("Token ", scheme["x-kit-key-prefix"]!.GetValue<string>());
        Assert.Equal("Authorization", scheme["name"]!.GetValue<string>());
    }

    private static void AssertNamesOfKinds(JsonObject schema) =>
        Assert.All(schema["enum"]!.AsArray(), name => Assert.True(Enum.TryParse<HashKind>(name!.GetValue<string>(), ignoreCase: true, out _)));

    private static TimeSpan Duration(JsonNode? text) => System.Xml.XmlConvert.ToTimeSpan(text!.GetValue<string>());
}
