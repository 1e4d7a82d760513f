namespace SpectraKit.Runtime;

/// <summary>
/// An error answer whose body the spec describes for its status, for the range of its status, or for any. Where the body is something
/// else, a proxy's page for one, the error is a plain <see cref="ApiException"/>: what cannot be read never hides what happened.
/// </summary>
/// <typeparam name="TError">The body.</typeparam>
public sealed class ApiException<TError> : ApiException
{
    internal ApiException(ApiException plain, TError body)
        : base(plain) => Body = body;

    /// <summary>What the service said.</summary>
    public TError Body { get; }
}
