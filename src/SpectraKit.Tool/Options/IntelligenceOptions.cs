using System.CommandLine;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Options;

/// <summary>How a command reaches Spectra Intelligence, for the one that can.</summary>
internal sealed class IntelligenceOptions
{
    private const string UserVariable = "SPECTRAKIT_INTELLIGENCE_USER";

    private readonly Option<string> _url = new("--intelligence-url")
    {
        Description = "The address of Spectra Intelligence. Default: the environment variable SPECTRAKIT_INTELLIGENCE_URL.",
        HelpName = "URL",
    };

    private readonly Option<string> _user = new("--intelligence-user")
    {
        Description = $"The user of Spectra Intelligence. Default: the environment variable {UserVariable}.",
        HelpName = "NAME",
    };

    private readonly Option<string> _passwordVariable = new("--intelligence-password-variable")
    {
        Description = "The name of the environment variable that holds the password of Spectra Intelligence.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "SPECTRAKIT_INTELLIGENCE_PASSWORD",
    };

    public static IntelligenceOptions AddTo(Command command)
    {
        var options = new IntelligenceOptions();
        command.Options.Add(options._url);
        command.Options.Add(options._user);
        command.Options.Add(options._passwordVariable);
        return options;
    }

    /// <summary>Turns settings made for Spectra Analyze to Spectra Intelligence.</summary>
    public void Apply(ParseResult parsed, ServiceSettings settings)
    {
        settings.Kind = ServiceKind.Intelligence;
        settings.Url = parsed.GetValue(_url);
        settings.UserVariable = UserVariable;
        settings.PasswordVariable = parsed.GetValue(_passwordVariable)!;
    }

    /// <summary>Tells settings that stay with Spectra Analyze who asks Spectra Intelligence.</summary>
    /// <returns>Where that is, as far as it was said.</returns>
    public string? ApplyBeside(ParseResult parsed, ServiceSettings settings)
    {
        settings.UserVariable = UserVariable;
        settings.PasswordVariable = parsed.GetValue(_passwordVariable)!;
        return parsed.GetValue(_url);
    }

    /// <summary>The environment with the user that was named, if one was: the option stands for the variable of its name.</summary>
    public Func<string, string?> Over(Func<string, string?> environment, ParseResult parsed) =>
        parsed.GetValue(_user) is { } user ? name => name == UserVariable ? user : environment(name) : environment;
}
