using Microsoft.Extensions.Options;
using SpectraKit.Runtime;

namespace SpectraKit.Extensions.DependencyInjection;

/// <summary>Finds settings that no client could be made of, when the application starts rather than at the first call.</summary>
internal sealed class ClientSettingsCheck<TOptions>(string name) : IValidateOptions<TOptions>
    where TOptions : SpectraClientOptions
{
    public ValidateOptionsResult Validate(string? asked, TOptions options)
    {
        if (asked != name)
            return ValidateOptionsResult.Skip;

        try
        {
            using var certificate = ClientSettings.Of(options, TimeProvider.System, observer: null).ClientCertificate;
            return ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is ArgumentException or ApiException)
        {
            return ValidateOptionsResult.Fail($"{typeof(TOptions).Name}{(name.Length == 0 ? "" : $" '{name}'")}: {e.Message}");
        }
    }
}
