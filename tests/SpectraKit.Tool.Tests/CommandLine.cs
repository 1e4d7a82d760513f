using SpectraKit.Testing;

namespace SpectraKit.Tool.Tests;

/// <summary>The program inside of the test's process, with surroundings that are the test's own.</summary>
internal sealed record CommandLine
{
    public string Folder { get; init; } = Path.GetTempPath();

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public bool IsTerminal { get; init; }

    public string Input { get; init; } = "";

    /// <summary>Stops the run, as Ctrl-C does.</summary>
    public CancellationToken Stop { get; init; } = TestContext.Current.CancellationToken;

    public async Task<CommandLineRun> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var surroundings = new Surroundings
        {
            Output = TextWriter.Synchronized(output),
            Errors = TextWriter.Synchronized(errors),
            OpenInput = () => new StringReader(Input),
            Environment = name => Environment.GetValueOrDefault(name),
            WorkingFolder = Folder,
            IsOutputTerminal = IsTerminal,
            IsErrorTerminal = IsTerminal,
            IsInputTerminal = IsTerminal,
        };
        var exitCode = await SpectraKitProgram.RunAsync(arguments, surroundings, Stop);
        CheckReport(arguments, output.ToString());
        return new(exitCode, output.ToString(), errors.ToString());
    }

    // Whatever a test is about: a report that a scan writes is what the schema says.
    private void CheckReport(string[] arguments, string output)
    {
        var json = Array.IndexOf(arguments, "--json");
        if (arguments is not ["scan", ..] || json < 0 || json + 1 == arguments.Length)
            return;
        var path = Path.Combine(Folder, arguments[json + 1]);
        if (arguments[json + 1] == "-" ? output.Length > 0 : File.Exists(path))
            ReportSchema.ShouldAccept(arguments[json + 1] == "-" ? output : File.ReadAllText(path));
    }
}
