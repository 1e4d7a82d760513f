namespace SpectraKit.Generator.Text;

/// <summary>A parameter that a method has and its operation has not.</summary>
internal sealed record OwnParameter(string Declaration, string Name, string Words, bool IsRequired);
