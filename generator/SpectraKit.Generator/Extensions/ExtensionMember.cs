namespace SpectraKit.Generator.Extensions;

/// <summary>A member of an extension that is an object.</summary>
internal sealed record ExtensionMember(string Name, ExtensionShape Shape, bool IsRequired = false);
