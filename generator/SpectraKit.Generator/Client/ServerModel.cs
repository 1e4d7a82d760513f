using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Client;

/// <summary>An address that a caller may choose as the client's.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Url">As the document writes it.</param>
/// <param name="Description">What it is for.</param>
/// <param name="IsRelative">Whether the caller says on which host it is.</param>
/// <param name="Variables">Its variables.</param>
internal sealed record ServerModel(string Name, string Url, string Description, bool IsRelative, EquatableArray<ServerVariableModel> Variables);

/// <summary>A part of an address that its user chooses.</summary>
internal sealed record ServerVariableModel(string WireName, string Name, string Default, EquatableArray<string> Choices, string Description);
