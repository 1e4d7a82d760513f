using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Comparison;

/// <summary>What of a document a change is about, in words that both documents share; <see cref="DocumentPlaces"/> knows where it stands.</summary>
internal sealed record ChangeTarget
{
    public static ChangeTarget Document { get; } = new();

    public string? Path { get; private init; }

    public string? Method { get; private init; }

    /// <summary><c>requestBody</c>, <c>responses</c> …: a member of the operation.</summary>
    public string? Part { get; private init; }

    public string? Parameter { get; private init; }

    public string? ParameterPlace { get; private init; }

    public string? Type { get; private init; }

    public string? Member { get; private init; }

    /// <summary>A value of an enumeration.</summary>
    public string? Value { get; private init; }

    /// <summary>A header of answers.</summary>
    public string? Header { get; private init; }

    public static ChangeTarget Of(OperationModel operation, string? part = null) => new() { Path = operation.Path, Method = operation.HttpMethod.ToLowerInvariant(), Part = part };

    public static ChangeTarget Of(OperationModel operation, ParameterModel parameter) =>
        Of(operation, parameter.WireName, parameter.Place);

    public static ChangeTarget Of(OperationModel operation, string parameter, string place) =>
        Of(operation, "parameters") with { Parameter = parameter, ParameterPlace = place };

    public static ChangeTarget Of(TypeModel type, string? member = null) => new() { Type = type.Name, Member = member };

    public static ChangeTarget Of(EnumModel type, EnumValueModel value) => Of(type) with { Value = value.Text };

    public static ChangeTarget Of(HeaderModel header) => new() { Header = header.WireName };

    public static ChangeTarget OfDocument(string part) => new() { Part = part };
}
