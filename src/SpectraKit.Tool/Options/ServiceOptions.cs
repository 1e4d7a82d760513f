using System.CommandLine;
using System.CommandLine.Parsing;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>How a command reaches Spectra Analyze. No option takes a secret: one names the environment variable that holds it.</summary>
internal sealed class ServiceOptions
{
    private static readonly TimeSpan _usualTimeout = TimeSpan.FromMinutes(30);

    private readonly Option<string> _url = new("--url")
    {
        Description = "The address of Spectra Analyze, such as https://appliance.example.com. Default: the environment variable SPECTRAKIT_URL.",
        HelpName = "URL",
    };

    private readonly Option<string> _tokenVariable = new("--token-variable")
    {
        Description = "The name of the environment variable that holds the token.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "SPECTRAKIT_TOKEN",
    };

    private readonly Option<string> _caFile = new("--ca-file")
    {
        Description = "A PEM file of certificates to trust beside the system's own.",
        HelpName = "FILE",
    };

    private readonly Option<TimeSpan> _timeout;

    private ServiceOptions(TimeSpan timeout) => _timeout = new("--timeout")
    {
        Description = "How long the whole run may take, as hours:minutes:seconds.",
        HelpName = "TIME",
        DefaultValueFactory = _ => timeout,
        CustomParser = TimeText.Read,
    };

    public static ServiceOptions AddTo(Command command, TimeSpan? timeout = null)
    {
        var options = new ServiceOptions(timeout ?? _usualTimeout);
        command.Options.Add(options._url);
        command.Options.Add(options._tokenVariable);
        TokenSource.AddTo(command);
        command.Options.Add(options._caFile);
        command.Options.Add(options._timeout);
        return options;
    }

    public bool HasUrl(CommandResult command) => command.GetResult(_url) is not null;

    /// <summary>The settings' part that these options decide.</summary>
    public T Apply<T>(ParseResult parsed, T settings)
        where T : ServiceSettings
    {
        settings.Url = parsed.GetValue(_url);
        settings.TokenVariable = parsed.GetValue(_tokenVariable)!;
        settings.CaFile = parsed.GetValue(_caFile);
        settings.Timeout = parsed.GetValue(_timeout);
        return settings;
    }
}
