using SpectraKit.Runtime.Tests.Wire;
using SpectraKit.Testing;

namespace SpectraKit.Runtime.Tests;

/// <summary>What a killed process left half-written goes; what a living one writes, and what is anybody else's, stays.</summary>
public sealed class LeftoverTests : IDisposable
{
    private const string Dead = ".0123456789abcdef01234567.partial";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_next_download_into_a_folder_deletes_what_a_dead_one_left_there()
    {
        Write(Dead, Hour);
        await using var service = TestService.Start(e => e.AnswerAsync(200, null, [1, 2, 3]));
        using var transport = new ApiTransport(Calls.Options(service.Address));

        await using var download = await transport.SendForDownloadAsync(new ApiRequest(Calls.Get()), TestContext.Current.CancellationToken);
        await download.SaveAsync(_folder.Combine("sample"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["sample"], Names());
    }

    [Fact]
    public void What_somebody_writes_or_reads_stays()
    {
        using var own = PartialFile.OpenNew(_folder.Combine(".000000000000000000000001.partial"));
        using var written = PartialFile.OpenNew(_folder.Combine(".000000000000000000000002.partial"));
        Write(".000000000000000000000003.partial", Hour);
        using var read = File.OpenRead(_folder.Combine(".000000000000000000000003.partial"));
        File.SetLastWriteTimeUtc(_folder.Combine(".000000000000000000000002.partial"), DateTime.UtcNow - Hour);
        var before = Names();

        Leftovers.Delete(_folder.Path, own: _folder.Combine(".000000000000000000000001.partial"));

        Assert.Equal(before, Names());
    }

    [Theory]
    [InlineData(".partial")]
    [InlineData("0123456789abcdef01234567.partial")]
    [InlineData(".0123456789ABCDEF01234567.partial")]
    [InlineData(".0123456789abcdef01234567.partial.txt")]
    [InlineData(".0123456789abcdef0123456.partial")]
    public void What_is_called_otherwise_stays(string name)
    {
        Write(name, 100 * Hour);
        using var own = PartialFile.OpenNew(_folder.Combine(".000000000000000000000001.partial"));

        Leftovers.Delete(_folder.Path, own: _folder.Combine(".000000000000000000000001.partial"));

        Assert.Contains(name, Names());
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.5, true)]
    [InlineData(1.5, false)]
    public void What_is_young_stays_for_it_may_be_between_two_steps(double minutes, bool stays)
    {
        Write(Dead, TimeSpan.FromMinutes(minutes));
        using var own = PartialFile.OpenNew(_folder.Combine(".000000000000000000000001.partial"));

        Leftovers.Delete(_folder.Path, own: _folder.Combine(".000000000000000000000001.partial"));

        Assert.Equal(stays, Names().Contains(Dead));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(25, false)]
    public void Where_locks_tell_nothing_only_what_is_a_day_old_goes(int hours, bool stays)
    {
        Write(Dead, hours * Hour);
        Write(".000000000000000000000001.partial", TimeSpan.Zero);

        // As on a drive without locks: a file that is open can be opened by anybody.
        Leftovers.Delete(_folder.Path, own: _folder.Combine(".000000000000000000000001.partial"));

        Assert.Equal(stays, Names().Contains(Dead));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(25, false)]
    public void A_folder_that_was_unpacked_into_goes_after_a_day(int hours, bool stays)
    {
        Directory.CreateDirectory(_folder.Combine(Dead, "inner"));
        Directory.SetLastWriteTimeUtc(_folder.Combine(Dead), DateTime.UtcNow - hours * Hour);
        using var own = PartialFile.OpenNew(_folder.Combine(".000000000000000000000001.partial"));

        Leftovers.Delete(_folder.Path, own: _folder.Combine(".000000000000000000000001.partial"));

        Assert.Equal(stays, Names().Contains(Dead));
    }

    private void Write(string name, TimeSpan age)
    {
        _folder.Write(name, "half");
        File.SetLastWriteTimeUtc(_folder.Combine(name), DateTime.UtcNow - age);
    }

    private List<string> Names() => [.. Directory.EnumerateFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
