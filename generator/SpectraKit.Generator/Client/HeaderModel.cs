namespace SpectraKit.Generator.Client;

/// <summary>A header of answers.</summary>
/// <param name="WireName">Its name on the wire.</param>
/// <param name="Name">Its name in C#.</param>
/// <param name="Type">Its type: a value's, <c>string</c>, or a list of strings.</param>
/// <param name="Description">What it says.</param>
internal sealed record HeaderModel(string WireName, string Name, TypeRef Type, string Description);
