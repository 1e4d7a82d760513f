namespace SpectraKit.Scanning;

/// <summary>What two runs must have in common to share a connection. Credentials by the names of their variables: a session lives in one environment.</summary>
internal readonly record struct SessionKey(
    ServiceKind Kind,
    Uri? Address,
    string? RulesFile,
    string? CaFile,
    string TokenVariable,
    string UserVariable,
    string PasswordVariable)
{
    public static SessionKey Of(ServiceTarget target, ServiceSettings settings) =>
        new(target.Kind, target.Address, target.RulesFile, target.CaFile, settings.TokenVariable, settings.UserVariable, settings.PasswordVariable);
}
