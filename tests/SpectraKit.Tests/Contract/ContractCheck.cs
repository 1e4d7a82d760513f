using System.Globalization;
using System.Text.RegularExpressions;
using SpectraKit.Tests.Specs;
using SpectraKit.Tests.Wire;

namespace SpectraKit.Tests.Contract;

/// <summary>Holds an exchange against the specs: there is such an operation, it may answer so, and the answer is what the spec says.</summary>
internal static class ContractCheck
{
    // Where two paths fit, the one with fewer parameters is meant.
    public static EndpointOperation OperationOf(RecordedRequest request) =>
        EndpointDocument.All.SelectMany(document => document.Operations)
            .Where(operation => operation.Method == request.Method && Template(operation.Path).IsMatch(request.Target.Split('?')[0]))
            .MinBy(operation => operation.Path.Count(c => c == '{'))!;

    /// <summary>What in the exchange is not as the specs say; empty when everything is.</summary>
    public static async Task<IReadOnlyList<string>> MistakesAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var operation = OperationOf(exchange.Request);
        var answer = exchange.Answer;
        if (operation.Responses[answer.Status.ToString(CultureInfo.InvariantCulture)] is not { } documented)
            return [$"{operation} answers {answer.Status}, which is not documented: {answer.Text}"];
        if (answer.Status >= 300 || documented["content"] is null)
            return [];
        if (answer.Body.Length == 0)
            return documented["x-kit-empty"] is null ? [$"{operation} answers {answer.Status} without a body"] : [];

        var isJson = answer.ContentType?.Split(';')[0] == "application/json";
        if (documented["content"]!["text/plain"] is not null)
            return answer.ContentType?.Split(';')[0] == "text/plain" ? [] : [$"{operation} answers {answer.ContentType}, not text"];
        if (await AnswerSchema.OfAsync(operation, answer.Status, cancellationToken) is not { } schema)
            return isJson ? [$"{operation} answers JSON instead of bytes"] : [];
        if (!isJson)
            return [$"{operation} answers {answer.ContentType}, not JSON"];

        return [.. schema.Mistakes(answer.Text).Select(mistake => $"{operation} {answer.Status} {mistake} in {answer.Text}")];
    }

    private static Regex Template(string path) =>
        new("^" + Regex.Replace(Regex.Escape(path), @"\\\{[^}]*}", "[^/]+") + "$", RegexOptions.CultureInvariant);
}
