using SpectraKit.Generator.Comparison;

namespace SpectraKit.Generator.Tests.Comparison;

/// <summary>What the comparison says of a change is what becomes of a caller: code is compiled against both clients, and run where it compiles.</summary>
public sealed class ChangeProofTests
{
    private static readonly IReadOnlyList<ChangeCase> _cases = [.. OperationCases.All, .. BodyCases.All, .. AnswerCases.All, .. MemberCases.All, .. TypeCases.All];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, _cases.Count)];

    public static TheoryData<string> Kinds => [.. Enum.GetNames<ChangeKind>()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_said_of_a_change_is_what_becomes_of_a_caller(int number)
    {
        var one = _cases[number];
        TestContext.Current.TestOutputHelper?.WriteLine(one.ToString());

        Assert.Contains(Compared.Changes(one.Old, one.New), change => change.Change.Kind == one.Kind && change.Change.Severity == one.Severity);
        var (before, after) = (Caller.Of(one.Old, one.Code), Caller.Of(one.New, one.Code));
        Assert.Empty(before.Complaints);
        switch (one.Proof)
        {
            case Proof.Fails:
                Assert.False(after.Compiles, "The code still compiles.");
                break;
            case Proof.Warns:
                Assert.True(after.Compiles, string.Join('\n', after.Complaints));
                Assert.NotEmpty(after.Complaints);
                break;
            case Proof.Differs:
                Assert.Empty(after.Complaints);
                Assert.NotEqual(await before.RunAsync(one.Status, one.Answer), await after.RunAsync(one.Status, one.Answer));
                break;
            case Proof.IsUpToTheService:
                Assert.Empty(after.Complaints);
                Assert.Equal(await before.RunAsync(one.Status, one.Answer), await after.RunAsync(one.Status, one.Answer));
                break;
            default:
                Assert.Empty(after.Complaints);
                break;
        }
    }

    /// <summary>Breaking is what no caller of the changed thing survives; what depends on the caller breaks one at least; nobody minds the rest.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_proof_is_as_severe_as_what_is_said(int number)
    {
        var one = _cases[number];

        Assert.Contains(one.Proof, one.Severity switch
        {
            ChangeSeverity.Breaking => [Proof.Fails, Proof.Differs],
            ChangeSeverity.PossiblyBreaking => [Proof.Fails, Proof.Differs, Proof.Warns, Proof.IsUpToTheService],
            // What is deprecated is there to be warned of.
            _ => one.Kind is ChangeKind.OperationDeprecated or ChangeKind.TypeDeprecated or ChangeKind.MemberDeprecated ? new[] { Proof.Compiles, Proof.Warns } : [Proof.Compiles],
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_change_is_proved(string kind) => Assert.Contains(_cases, one => one.Kind.ToString() == kind);
}
