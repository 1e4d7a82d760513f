using SpectraKit.Runtime.Json;

namespace SpectraKit.Runtime;

/// <summary>A status of an error whose body the spec describes.</summary>
/// <typeparam name="T">The body.</typeparam>
/// <typeparam name="TCodec">How it is read.</typeparam>
/// <param name="Code">As the spec writes it: <c>404</c>, <c>4XX</c> or <c>default</c>.</param>
/// <param name="Meaning">The spec's description.</param>
public sealed record ApiStatus<T, TCodec>(string Code, string Meaning) : ApiStatus(Code, Meaning)
    where TCodec : IJsonCodec<T>
{
    internal override ApiException WithBody(ApiException plain) =>
        plain.TryReadBody<T, TCodec>(out var body) && body is not null ? new ApiException<T>(plain, body) : plain;
}
