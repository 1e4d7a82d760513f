using System.CommandLine;
using System.CommandLine.Parsing;
using SpectraKit.Emulator;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>How the emulator is started as a server of its own.</summary>
internal sealed class EmulatorServerOptions
{
    private const string DefaultCredential = "emulator";

    private readonly Option<Uri> _listen = new("--listen")
    {
        Description = "Where to listen. Port 0 takes any free one. With a certificate it is https, whatever stands here; https without one makes a certificate at the start.",
        HelpName = "URL",
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080"),
        CustomParser = ReadAddress,
    };

    private readonly Option<string> _data = new("--data") { Description = "The folder that keeps what is submitted. Default: a temporary one, gone at the end.", HelpName = "DIR" };

    private readonly Option<string> _rules = new("--rules") { Description = "A JSON file of rules that say what is malicious. What none matches is unknown.", HelpName = "FILE" };

    private readonly Option<string> _yara = new("--yara") { Description = "A folder of YARA rules (.yar, .yara), which say what is malicious where the rules file does not. Needs the program yara.", HelpName = "DIR" };

    private readonly Option<string> _tokenVariable = new("--token-variable")
    {
        Description = $"The name of the environment variable that holds the token to ask for. Default: no variable, and the token '{DefaultCredential}'.",
        HelpName = "NAME",
    };

    private readonly Option<string> _user = new("--user") { Description = "The user to ask for.", HelpName = "NAME", DefaultValueFactory = _ => DefaultCredential };

    private readonly Option<string> _passwordVariable = new("--password-variable")
    {
        Description = $"The name of the environment variable that holds the password to ask for. Default: no variable, and the password '{DefaultCredential}'.",
        HelpName = "NAME",
    };

    private readonly Option<TimeSpan> _delay = new("--analysis-delay")
    {
        Description = "How long a sample stays in processing.",
        HelpName = "TIME",
        DefaultValueFactory = _ => TimeSpan.FromSeconds(1),
        CustomParser = TimeText.Read,
    };

    private readonly Option<string> _certificate = new("--tls-certificate") { Description = "A certificate in PEM: listens on https. Default for https: one made at the start, whose file is printed.", HelpName = "PEM" };

    private readonly Option<string> _key = new("--tls-key") { Description = "The certificate's private key in PEM, not encrypted.", HelpName = "PEM" };

    private readonly Option<string[]> _fault = new("--fault")
    {
        Description = "Misbehave in this way; may be given several times. KIND is one of " + string.Join(", ", Fault.KindNames) + "; NAME one of operation, rate, after, times, delay, bytesPerSecond, retryAfter, retryAfterIsDate.",
        HelpName = "KIND[,NAME=VALUE...]",
    };

    private readonly Option<string> _faults = new("--faults") { Description = "A JSON file of faults: how the emulator is to misbehave.", HelpName = "FILE" };

    private readonly Option<int?> _faultSeed = new("--fault-seed") { Description = "Draws the faults: the same seed draws the same ones. Default: the faults file's, or 0.", HelpName = "N" };

    private readonly Option<bool> _admin = new("--admin") { Description = "Answer at /_emulator, too: state, reset, requests seen, faults. It asks for the token." };

    private readonly Option<bool> _untilInputEnds = new("--until-stdin-closes") { Description = "Stop when standard input ends, too: for a parent process that must not leave it behind." };

    public static EmulatorServerOptions AddTo(Command command)
    {
        var options = new EmulatorServerOptions();
        foreach (var option in (Option[])[options._listen, options._data, options._rules, options._yara, options._tokenVariable, options._user, options._passwordVariable, options._delay, options._certificate, options._key, options._fault, options._faults, options._faultSeed, options._admin, options._untilInputEnds])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(options._certificate) is null != result.GetResult(options._key) is null)
                result.AddError("--tls-certificate and --tls-key go together.");
        });
        return options;
    }

    public bool StopsWithInput(ParseResult parsed, Surroundings surroundings) =>
        parsed.GetValue(_untilInputEnds) || surroundings.Environment(EmulatorProcess.StopWithInputVariable) == "1";

    public EmulatorOptions Read(ParseResult parsed, Surroundings surroundings) => new()
    {
        Listen = parsed.GetValue(_listen)!,
        DataDirectory = FullPath(parsed.GetValue(_data), surroundings),
        RulesFile = FullPath(parsed.GetValue(_rules), surroundings),
        YaraDirectory = FullPath(parsed.GetValue(_yara), surroundings),
        Token = Secret(parsed.GetValue(_tokenVariable), "token", surroundings),
        User = parsed.GetValue(_user)!,
        Password = Secret(parsed.GetValue(_passwordVariable), "password", surroundings),
        AnalysisDelay = parsed.GetValue(_delay),
        TlsCertificatePath = FullPath(parsed.GetValue(_certificate), surroundings),
        TlsKeyPath = FullPath(parsed.GetValue(_key), surroundings),
        Faults = ReadFaults(parsed.GetValue(_fault) ?? []),
        FaultsFile = FullPath(parsed.GetValue(_faults), surroundings),
        FaultSeed = parsed.GetValue(_faultSeed),
        HasAdminEndpoint = parsed.GetValue(_admin),
    };

    /// <exception cref="ProblemException">One of them is wrong (SPK1003).</exception>
    private static IReadOnlyList<Fault> ReadFaults(string[] texts)
    {
        try
        {
            return [.. texts.Select(Fault.Parse)];
        }
        catch (EmulatorConfigurationException e)
        {
            throw new ProblemException(new(Codes.InvalidSetting, SafeText.Of(e.Message)), e);
        }
    }

    private static string? FullPath(string? path, Surroundings surroundings) => path is null ? null : Path.GetFullPath(path, surroundings.WorkingFolder);

    /// <exception cref="ProblemException">The variable that was named holds nothing (SPK1002).</exception>
    private static string Secret(string? variable, string what, Surroundings surroundings)
    {
        if (variable is null)
            return DefaultCredential;
        return surroundings.Environment(variable)?.Trim() is { Length: > 0 } value
            ? value
            : throw new ProblemException(new(Codes.CredentialMissing, $"The environment variable {SafeText.Of(variable)} is not set, or is empty: it has to hold the {what} that the emulator asks for."));
    }

    private static Uri ReadAddress(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        result.AddError($"'{result.Tokens[0].Value}' is not an address to listen on: http://127.0.0.1:5080 is one.");
        return new("http://127.0.0.1:0");
    }
}
