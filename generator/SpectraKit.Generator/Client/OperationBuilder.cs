using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>An operation of a document into a method.</summary>
internal sealed class OperationBuilder(SpecDocument document, TypeBuilder types, TypeNames names, IReadOnlyDictionary<string, string> callNames, NameScope methods, DiagnosticBag diagnostics)
{
    private readonly ExtensionReader _extensions = new(diagnostics);
    private readonly CallBuilder _calls = new(types, methods, new(diagnostics));
    private readonly ParameterBuilder _parameters = new(document, types, names);
    private readonly BodyBuilder _bodies = new(document, types, names, methods, diagnostics);

    public OperationModel Build(OperationSpec operation, string name)
    {
        var answers = new AnswerBuilder(document, types, names, methods, _bodies);
        var (body, otherBodies) = _bodies.Build(operation, name);
        var (parameters, constants) = _parameters.Build(operation, name, body);
        var (answer, otherAnswers) = answers.Build(operation, name);
        return new()
        {
            Id = operation.Id,
            Name = name,
            HttpMethod = operation.Method,
            Path = WirePath(operation.Path),
            Server = ServerBuilder.Own(operation, document),
            Summary = operation.Summary.Length > 0 ? operation.Summary : operation.Description,
            Remarks = operation.Summary.Length > 0 ? operation.Description : "",
            Obsolete = Obsolete(operation),
            Parameters = [.. parameters],
            Constants = [.. constants],
            Body = body,
            Answer = answer,
            Statuses = [.. answers.Errors(operation)],
            AnswersWithRedirect = AnswerBuilder.AnswersWithRedirect(operation),
            Others = [.. otherBodies, .. otherAnswers],
            Security = [.. operation.Security.Where(way => way.Count > 0).Select(way => new EquatableArray<SecuritySpec>([.. way]))],
            AllowsAnonymous = operation.Security.Any(way => way.Count == 0),
            RateLimit = _extensions.RateLimit(operation),
            Concurrency = _extensions.Concurrency(operation),
            Retry = _extensions.Retry(operation),
            Pages = null,
            Batch = null,
            Poll = null,
        };
    }

    /// <summary>The methods that call this one more than once. They reach into models, so that every operation has to be there first.</summary>
    public OperationModel Complete(OperationSpec operation, OperationModel model) => model with
    {
        Pages = _calls.Pages(operation, model),
        Batch = _calls.Batch(operation, model),
        Poll = _calls.Poll(operation, model),
    };

    /// <summary>A path as it is asked for: a fragment, which some documents tell operations apart by, never leaves the client.</summary>
    private static string WirePath(string path)
    {
        var wire = path.Split('#')[0];
        return wire.StartsWith("/", StringComparison.Ordinal) ? wire : "/" + wire;
    }

    private string? Obsolete(OperationSpec operation)
    {
        if (!operation.IsDeprecated)
            return null;
        if (operation.Json["x-kit-replaced-by"] is not { } member)
            return $"The service deprecated {operation.Id}.";
        if (member.Kind == JsonKind.String && callNames.TryGetValue(member.Text, out var call))
            return $"The service deprecated {operation.Id}. Use {call}.";
        diagnostics.Add(Descriptors.UnknownReplacement, member.Place, member.Text);
        return $"The service deprecated {operation.Id}.";
    }
}
