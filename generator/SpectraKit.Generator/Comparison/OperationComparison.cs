using SpectraKit.Generator.Client;
using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Spec;
using SpectraKit.Generator.Text;

namespace SpectraKit.Generator.Comparison;

/// <summary>A method that both clients have.</summary>
internal sealed class OperationComparison(ClientMethod oldMethod, ClientMethod newMethod, TypeConversions conversions, ChangeList changes)
{
    private readonly OperationModel _old = oldMethod.Operation;
    private readonly OperationModel _new = newMethod.Operation;

    public void Compare()
    {
        Name();
        new ParameterComparison(oldMethod, newMethod, conversions, changes).Compare();
        Body();
        Answer();
        Redirects();
        Errors();
        Security();
        Calls();
        if (_old.RateLimit != _new.RateLimit || _old.Concurrency != _new.Concurrency || _old.Retry != _new.Retry)
            changes.Compatible(ChangeKind.PacingChanged, Subject(), "is paced or retried otherwise", "The client waits by itself; calls are written as before.");
    }

    private void Name()
    {
        if (oldMethod.Property != newMethod.Property)
            changes.Breaking(ChangeKind.OperationMoved, Subject(), $"moved to {newMethod.Name}", "Calls to it at its old place do not compile any more.");
        else if (_old.Name != _new.Name)
            changes.Breaking(ChangeKind.OperationRenamed, Subject(), $"is called {newMethod.Name}", "Calls by its old name do not compile any more.");
        if (_old.HttpMethod != _new.HttpMethod || _old.Path != _new.Path)
        {
            var why = "Calls are written as before, but only a service that has the new address answers them.";
            if (MethodAndShape(oldMethod) == MethodAndShape(newMethod))
                changes.Compatible(ChangeKind.OperationAddressChanged, Subject(), $"was {oldMethod.Address} and is {newMethod.Address}", "Only the path's variables are called otherwise; the requests are the same.");
            else
                changes.Possibly(ChangeKind.OperationAddressChanged, Subject(), $"was {oldMethod.Address} and is {newMethod.Address}", why);
        }

        if (_old.Server != _new.Server)
            changes.Possibly(ChangeKind.OperationServerChanged, Subject("servers"), $"went to {_old.Server ?? "the client's server"} and goes to {_new.Server ?? "the client's server"}", "Calls are written as before, but another service has to answer them.");
        if (_old.Obsolete is null && _new.Obsolete is { } message)
            changes.Compatible(ChangeKind.OperationDeprecated, Subject(), "is deprecated: " + message, "It is still there; the compiler warns where it is called.");
        else if (_old.Obsolete is not null && _new.Obsolete is null)
            changes.Compatible(ChangeKind.OperationRevived, Subject(), "is no longer deprecated", "The compiler warns of it no more.");
    }

    private void Body()
    {
        var subject = Subject("requestBody");
        switch (_old.Body, _new.Body)
        {
            case (null, null):
                return;
            case ({ } gone, null):
                changes.Breaking(ChangeKind.BodyRemoved, subject, $"takes no body any more (was {CSharpName.Short(gone.Type.Name)})", "Calls that hand one over do not compile any more.");
                return;
            case (null, { IsRequired: true } added):
                changes.Breaking(ChangeKind.BodyAddedRequired, subject, $"needs a body of {CSharpName.Short(added.Type.Name)}", "Calls without one do not compile any more.");
                return;
            case (null, { } added):
                changes.Possibly(ChangeKind.BodyAddedOptional, subject, $"takes a body of {CSharpName.Short(added.Type.Name)}", "Calls that give later arguments by place, the cancellation token among them, do not compile any more.");
                return;
        }

        var (old, @new) = (_old.Body!, _new.Body!);
        var types = $"took a body of {CSharpName.Short(old.Type.Name)} and takes {CSharpName.Short(@new.Type.Name)}";
        if (old.Type.Name != @new.Type.Name && conversions.Converts(old.Type, @new.Type))
            changes.Compatible(ChangeKind.BodyTypeChanged, subject, types, "What calls hand over is one of them, and converts by itself.");
        else if (old.Type.Name != @new.Type.Name)
            changes.Breaking(ChangeKind.BodyTypeChanged, subject, types, "Calls hand over another type.");
        if (old.Kind != @new.Kind || old.ContentType != @new.ContentType)
            changes.Compatible(ChangeKind.BodyContentTypeChanged, subject, $"sent {old.ContentType} and sends {@new.ContentType}", "The client writes it; calls are the same.");
        if (!old.IsRequired && @new.IsRequired)
            changes.Breaking(ChangeKind.BodyBecameRequired, subject, "requires its body", "Calls without one do not compile any more.");
        else if (old.IsRequired && !@new.IsRequired)
            changes.Compatible(ChangeKind.BodyBecameOptional, subject, "no longer requires its body", "Calls with one are as good as before.");
    }

    private void Answer()
    {
        var subject = Subject("responses");
        var (old, @new) = (_old.Answer, _new.Answer);
        var (one, other) = (Returns(old), Returns(@new));
        if (one != other)
            AnswerType(subject, old, @new, one, other);
        if (one == other && old.Accept != @new.Accept)
            changes.Compatible(ChangeKind.AnswerContentTypeChanged, subject, $"asked for {old.Accept ?? "anything"} and asks for {@new.Accept ?? "anything"}", "It is read into the same type.");
    }

    private void AnswerType(ChangeSubject subject, AnswerModel old, AnswerModel @new, string one, string other)
    {
        if (old.Kind == AnswerKind.Nothing)
            changes.Compatible(ChangeKind.AnswerAdded, subject, $"returned nothing and returns {CSharpName.Short(other)}", "Whoever awaits it and takes nothing may go on doing so.");
        else if (@new.Kind == AnswerKind.Nothing)
            changes.Breaking(ChangeKind.AnswerRemoved, subject, $"returned {CSharpName.Short(one)} and returns nothing", "Calls that use what it returned do not compile any more.");
        else if (one == other + "?")
            changes.Add(old.Type!.IsValue ? ChangeSeverity.Breaking : ChangeSeverity.Compatible, ChangeKind.AnswerBecameNotNullable, subject, $"returns {CSharpName.Short(other)}, never null", old.Type.IsValue ? "Code that asks whether it has a value does not compile any more." : "Code that expects null still compiles.");
        else if (other == one + "?")
            changes.Add(old.Type!.IsValue ? ChangeSeverity.Breaking : ChangeSeverity.PossiblyBreaking, ChangeKind.AnswerBecameNullable, subject, $"returns {CSharpName.Short(other)}, which may be null", old.Type.IsValue ? "Code that takes it as a value does not compile any more." : "Code now has to expect null, of which the compiler warns.");
        else
            changes.Breaking(ChangeKind.AnswerTypeChanged, subject, $"returned {CSharpName.Short(one)} and returns {CSharpName.Short(other)}", "Calls are given another type.");
    }

    private static string Returns(AnswerModel answer) => answer.Kind == AnswerKind.Nothing ? "" : OperationText.Answer(answer);

    private void Redirects()
    {
        var subject = Subject("responses");
        if (_old.AnswersWithRedirect && !_new.AnswersWithRedirect)
            changes.Possibly(ChangeKind.AnswerRedirectChanged, subject, "throws where it is redirected, which was its answer", "Code compiles as before; should the redirection come, it is an error.");
        else if (!_old.AnswersWithRedirect && _new.AnswersWithRedirect)
            changes.Possibly(ChangeKind.AnswerRedirectChanged, subject, "takes a redirection for its answer, and threw there", "Code compiles as before; what catches the redirection catches it no more.");
    }

    private void Errors()
    {
        foreach (var code in Failures(_old).Union(Failures(_new), StringComparer.OrdinalIgnoreCase).OrderBy(code => code, StringComparer.Ordinal))
        {
            var (described, describes) = (Failures(_old).Contains(code, StringComparer.OrdinalIgnoreCase), Failures(_new).Contains(code, StringComparer.OrdinalIgnoreCase));
            var (before, after) = (Read(_old, code), Read(_new, code));
            if (before is not null && before != after)
                changes.Breaking(ChangeKind.ErrorBodyChanged, Subject("responses"), ErrorBody(code, described, describes, CSharpName.Short(before), CSharpName.Short(after ?? "nothing")), "Should it come, code that catches it by its body still compiles, and catches it no more.");
            else if (described && !describes)
                changes.Compatible(ChangeKind.ErrorChanged, Subject("responses"), $"no longer describes the failure {code}", "It is thrown as before, should it come.");
            else if (!described)
                changes.Compatible(ChangeKind.ErrorChanged, Subject("responses"), $"describes the failure {code}", "It was thrown before as well.");
            else if (before != after)
                changes.Compatible(ChangeKind.ErrorChanged, Subject("responses"), $"describes the failure {code} by {CSharpName.Short(after!)}", "It was thrown before as well, without its body.");
        }
    }

    private static string ErrorBody(string code, bool described, bool describes, string before, string after) =>
        !described ? $"describes the failure {code} by {after}, which was {before} like others"
        : !describes ? $"no longer describes the failure {code}, whose body was {before}"
        : $"described the failure {code} by {before} and describes it by {after}";

    private static List<string> Failures(OperationModel operation) => [.. operation.Statuses.Select(status => status.Code).Where(code => !IsSuccess(code))];

    /// <summary>What the body of a status is read as: by itself, by its range, or by what is said of all others. The first that is described counts, with a body or without.</summary>
    private static string? Read(OperationModel operation, string code) => new[] { code, code.Substring(0, 1) + "XX", "default" }
        .Select(range => operation.Statuses.FirstOrDefault(status => string.Equals(status.Code, range, StringComparison.OrdinalIgnoreCase)))
        .FirstOrDefault(status => status is not null)?.Body?.Name;

    private static bool IsSuccess(string code) => code.StartsWith("2", StringComparison.Ordinal);

    /// <summary>Whoever could call it before should still be able to, with the same credentials.</summary>
    private void Security()
    {
        if (Ways(_old).SetEquals(Ways(_new)) && _old.AllowsAnonymous == _new.AllowsAnonymous)
            return;
        var newNeedsNothing = _new.AllowsAnonymous || _new.Security.Count == 0;
        var oldNeededNothing = _old.AllowsAnonymous || _old.Security.Count == 0;
        var isEnough = newNeedsNothing || (!oldNeededNothing && _old.Security.All(had => _new.Security.Any(needs => needs.All(scheme => had.Any(given => Key(given) == Key(scheme))))));
        var what = $"needed {Said(_old)} and needs {Said(_new)}";
        if (isEnough)
            changes.Compatible(ChangeKind.SecurityChanged, Subject("security"), what, "Whatever was enough before still is.");
        else
            changes.Possibly(ChangeKind.SecurityTightened, Subject("security"), what, "Calls compile as before, but without the new credentials they fail.");
    }

    private static HashSet<string> Ways(OperationModel operation) =>
        new(operation.Security.Select(way => string.Join("+", way.Select(Key).OrderBy(key => key, StringComparer.Ordinal))), StringComparer.Ordinal);

    private static string Key(SecuritySpec scheme) => $"{scheme.Kind} {scheme.Name} {scheme.Prefix}";

    private static string Said(OperationModel operation)
    {
        var ways = operation.Security.Select(way => string.Join(" and ", way.Select(scheme => scheme.Scheme).OrderBy(name => name, StringComparer.Ordinal)));
        var all = ways.Concat(operation.AllowsAnonymous ? ["nothing"] : []).OrderBy(way => way, StringComparer.Ordinal).ToList();
        return all.Count == 0 ? "nothing" : string.Join(" or ", all);
    }

    /// <summary>The methods that x-kit-pages, x-kit-batch and x-kit-poll add.</summary>
    private void Calls()
    {
        var others = _new.Others.ToDictionary(other => other.Name, StringComparer.Ordinal);
        foreach (var old in _old.Others)
            Call("requestBody", old.Name, others.ContainsKey(old.Name) ? old.Name : null, Declared(old), others.TryGetValue(old.Name, out var kept) ? Declared(kept) : "");
        foreach (var added in _new.Others.Where(other => _old.Others.All(old => old.Name != other.Name)))
            Call("requestBody", null, added.Name, "", "");
        Call("x-kit-pages", _old.Pages?.Name, _new.Pages?.Name, Declared(_old.Pages), Declared(_new.Pages));
        Call("x-kit-batch", _old.Batch?.Name, _new.Batch?.Name, Declared(_old.Batch), Declared(_new.Batch));
        Call("x-kit-poll", _old.Poll?.Name, _new.Poll?.Name, Declared(_old.Poll), Declared(_new.Poll));
        if (_old.Batch?.Size != _new.Batch?.Size && _old.Batch is not null && _new.Batch is not null)
            changes.Compatible(ChangeKind.CallMethodChanged, Subject("x-kit-batch"), $"sent {_old.Batch.Size} at a time and sends {_new.Batch.Size}", "The client splits the list; calls are the same.");
        if (_old.Poll is not null && _new.Poll is not null && Pace(_old.Poll) != Pace(_new.Poll))
            changes.Compatible(ChangeKind.CallMethodChanged, Subject("x-kit-poll"), "waits otherwise, or for something else", "Calls are the same.");
    }

    private void Call(string extension, string? old, string? @new, string oldDeclared, string newDeclared)
    {
        var subject = Subject(extension) with { Name = Name(oldMethod, old ?? @new ?? "") };
        if (old is null && @new is not null)
            changes.Compatible(ChangeKind.CallMethodAdded, subject, "is new", "Nobody has called it yet.");
        else if (old is not null && old != @new)
            changes.Breaking(ChangeKind.CallMethodRemoved, subject, @new is null ? "is gone" : $"is called {@new}Async", "Calls to it do not compile any more.");
        else if (oldDeclared != newDeclared)
            changes.Breaking(ChangeKind.CallMethodChanged, subject, "takes or returns something else", "Calls to it are given another type, or hand one over.");
    }

    private static string Name(ClientMethod method, string name) => (method.Property.Length > 0 ? method.Property + "." : "") + name + "Async";

    private static string Declared(OtherModel other) => $"{other.Body?.Type.Name} {other.Body?.IsRequired} {(other.Answer is { } answer ? Returns(answer) : "")}";

    private static string Declared(PagesModel? pages) => pages is null ? "" : $"{pages.Items.Type.Name} {pages.OwnSize}";

    private static string Declared(BatchModel? batch) => batch is null ? "" : $"{batch.Items?.Type.Name} {batch.Element} {batch.Parameter}";

    private static string Declared(PollModel? poll) => poll is null ? "" : $"{poll.Items?.Type.Name}";

    private static string Pace(PollModel poll) => $"{poll.Interval} {poll.MaxInterval} {poll.State.Expression} {string.Join(" ", (IEnumerable<string>)poll.Done)}";

    private static string MethodAndShape(ClientMethod method) => System.Text.RegularExpressions.Regex.Replace(method.Address, @"\{[^{}]*\}", "{}");

    private ChangeSubject Subject(string? part = null) => new(oldMethod.Name, ChangeTarget.Of(_old, part), ChangeTarget.Of(_new, part));
}
