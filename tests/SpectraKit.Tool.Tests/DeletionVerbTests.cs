using System.Security.Cryptography;

namespace SpectraKit.Tool.Tests;

/// <summary><c>spectrakit delete</c> where the service says no: nothing that is still there is called deleted.</summary>
public sealed class DeletionVerbTests
{
    private const string Hash = "0000000000000000000000000000000000000001";

    [Fact]
    public async Task What_the_service_keeps_is_told_and_the_next_is_deleted_all_the_same()
    {
        await using var service = await Service.StartAsync();
        await service.SampleAsync("package.zip", Archive.Of("inside.bin"));
        var inside = Convert.ToHexStringLower(SHA1.HashData("inside.bin"u8));
        var hash = await service.SampleAsync("a.bin", "content");

        var run = await service.CommandLine.RunAsync("delete", inside, hash, "--yes");

        run.ShouldExitWith(1).ShouldComplain(inside).ShouldComplain("SPK2006").ShouldSay($"deleted  {hash}");
        (await service.CommandLine.RunAsync("status", inside, hash)).ShouldSay("processed").ShouldSay("not_found");
    }

    [Theory]
    [InlineData("""{"results": {"code": 405, "message": "Extracted."}}""", "SPK2006")]
    [InlineData("""{"code": 404, "message": "Not here."}""", "SPK2007")]
    public async Task A_refusal_that_is_answered_with_200_is_a_refusal(string answer, string code)
    {
        await using var appliance = AnsweringServer.Start(answer);

        var run = await Delete(appliance);

        run.ShouldExitWith(1).ShouldComplain(code).ShouldComplain("Not deleted");
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"results": {"code": 200, "message": "Deleted."}}""")]
    public async Task A_deletion_that_says_nothing_more_is_one(string answer)
    {
        await using var appliance = AnsweringServer.Start(answer);

        (await Delete(appliance)).ShouldExitWith(0).ShouldSay($"deleted  {Hash}");
    }

    private static Task<CommandLineRun> Delete(AnsweringServer appliance) =>
        new CommandLine { Environment = new Dictionary<string, string> { ["SPECTRAKIT_URL"] = appliance.Address, ["SPECTRAKIT_TOKEN"] = Service.Token } }
            .RunAsync("delete", Hash, "--yes");
}
