namespace SpectraKit.Generator.Spec;

/// <summary>An address of the service.</summary>
/// <param name="Url">As the document writes it, relative or not, with <c>{variables}</c>.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Variables">The variables, in ordinal order.</param>
internal sealed record ServerSpec(string Url, string Description, IReadOnlyList<ServerVariableSpec> Variables);

/// <summary>A part of an address that its user chooses.</summary>
internal sealed record ServerVariableSpec(string WireName, string Default, IReadOnlyList<string> Choices, string Description);
