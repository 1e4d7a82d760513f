namespace SpectraKit.Scanning.Tests;

public sealed class PolicyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", Decision.Warn, Decision.Pass)]
    [InlineData("Malicious", Decision.Warn, Decision.Pass)]
    [InlineData("Suspicious", Decision.Fail, Decision.Pass)]
    [InlineData("Unknown", Decision.Fail, Decision.Fail)]
    [InlineData("Unknown,Malicious", Decision.Fail, Decision.Fail)]
    public void Failing_on_something_fails_on_everything_worse(string failOn, Decision suspicious, Decision unknown)
    {
        var policy = ScanPolicy.FailingOn(failOn.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Outcome>));

        Assert.Equal(Decision.Fail, policy.Decide(Outcome.Malicious));
        Assert.Equal(suspicious, policy.Decide(Outcome.Suspicious));
        Assert.Equal(unknown, policy.Decide(Outcome.Unknown));
        Assert.Equal(Decision.Pass, policy.Decide(Outcome.Clean));
        Assert.Equal(Decision.Fail, policy.Decide(Outcome.NotScanned));
    }

    [Theory]
    [InlineData(Outcome.Clean)]
    [InlineData(Outcome.NotScanned)]
    public async Task Outcomes_that_have_no_meaning_there_are_refused(Outcome outcome)
    {
        using var bench = new Bench();
        bench.Folder.Write("a", "a");

        var report = await bench.ScanAsync(settings => settings.FailOn = [Outcome.Malicious, outcome], Token);

        Assert.Equal(Codes.InvalidSetting, Assert.Single(report.Problems).Code);
        Assert.Equal(ExitCodes.Configuration, report.ExitCode);
    }

    [Fact]
    public async Task Failing_on_unknown_fails_a_file_of_which_nothing_is_known()
    {
        using var bench = new Bench();
        bench.Folder.Write("a", "a");

        Assert.Equal(ExitCodes.AllClear, (await bench.ScanAsync(cancellationToken: Token)).ExitCode);
        Assert.Equal(ExitCodes.Refused, (await bench.ScanAsync(settings => settings.FailOn = [Outcome.Unknown], Token)).ExitCode);
    }

    [Fact]
    public async Task An_outage_can_be_allowed_but_a_refused_credential_cannot()
    {
        using var bench = new Bench();
        bench.Folder.Write("a", "a");

        bench.Service.OnStatus = (_, _) => throw Failures.Of(Codes.Unreachable, concernsService: true);
        var away = await bench.ScanAsync(settings => settings.NotScanned = Decision.Warn, Token);
        bench.Service.OnStatus = (_, _) => throw Failures.Of(Codes.CredentialRefused, concernsService: true);
        var refused = await bench.ScanAsync(settings => settings.NotScanned = Decision.Warn, Token);

        Assert.Equal((ExitCodes.AllClear, Decision.Warn), (away.ExitCode, away.Files[0].Decision));
        Assert.Equal((ExitCodes.Configuration, Decision.Fail), (refused.ExitCode, refused.Files[0].Decision));
    }

    [Fact]
    public void A_run_that_was_cancelled_is_called_that_whatever_it_had_found()
    {
        FileResult malicious = new() { Path = "a", Outcome = Outcome.Malicious, Decision = Decision.Fail, Code = Codes.Malicious };
        FileResult unasked = new() { Path = "b", Outcome = Outcome.NotScanned, Decision = Decision.Fail, Code = Codes.Cancelled };

        Assert.Equal(ExitCodes.Refused, Gate.ExitCodeOf([malicious], []));
        Assert.Equal(ExitCodes.Cancelled, Gate.ExitCodeOf([malicious, unasked], []));
    }

    [Theory]
    [InlineData(ExitCodes.AllClear)]
    [InlineData(ExitCodes.Cancelled, ExitCodes.Cancelled, ExitCodes.Configuration, ExitCodes.Refused)]
    [InlineData(ExitCodes.Configuration, ExitCodes.Configuration, ExitCodes.Unavailable, ExitCodes.Deadline)]
    [InlineData(ExitCodes.Unavailable, ExitCodes.Deadline, ExitCodes.Unavailable, ExitCodes.Refused)]
    [InlineData(ExitCodes.Deadline, ExitCodes.Refused, ExitCodes.Deadline)]
    [InlineData(ExitCodes.Refused, ExitCodes.Refused)]
    [InlineData(ExitCodes.Configuration, 77)]
    public void Of_several_causes_the_first_to_deal_with_is_the_exit_code(int expected, params int[] causes) => Assert.Equal(expected, ExitCodes.Of(causes));
}
