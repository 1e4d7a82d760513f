namespace SpectraKit.Runtime;

/// <summary>An address with variables, as documents write them. Called by generated code.</summary>
public static class ServerAddress
{
    /// <summary>Fills in an address.</summary>
    /// <param name="host">What a relative address is relative to; <c>null</c> for one that is not.</param>
    /// <param name="template">The address, with <c>{names}</c>.</param>
    /// <param name="variables">The names, their values, and the values that the document allows; empty when it allows any.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentException">A value is none of those that are allowed, or the whole is no address.</exception>
    public static Uri Of(Uri? host, string template, params ReadOnlySpan<(string Name, string Value, string[] Choices)> variables)
    {
        foreach (var (name, value, choices) in variables)
        {
            if (choices.Length > 0 && !choices.Contains(value, StringComparer.Ordinal))
                throw new ArgumentException($"'{value}' is none of what '{name}' may be: {string.Join(", ", choices)}.", name);
            template = template.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return (host is null ? Uri.TryCreate(template, UriKind.Absolute, out var address) : Uri.TryCreate(host, template, out address))
            ? address!
            : throw new ArgumentException($"'{template}' is not an address.", nameof(template));
    }
}
