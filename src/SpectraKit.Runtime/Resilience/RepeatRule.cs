namespace SpectraKit.Runtime;

/// <summary>Whether a failed attempt is worth another, and does no harm. Where in doubt, it is not.</summary>
internal static class RepeatRule
{
    // A service that nobody has reached yet is not there, or its address is wrong; once more, in case it was only just starting.
    private const int AttemptsOfTheUnreached = 2;

    public static bool Allows(ApiException failure, Call call, TimeSpan longestWait) =>
        !(failure.CannotHaveArrived && !call.WasServiceReached && call.Attempts >= AttemptsOfTheUnreached)
        && Allows(failure, call.Request.Operation, call.Deadline.Rest, longestWait);

    public static bool Allows(ApiException failure, ApiOperation operation, TimeSpan rest, TimeSpan longestWait)
    {
        if (!IsRepeatable(failure, operation))
            return false;

        // A service that asks for more time than there is has given its answer. (A quota that comes back at midnight is such a one.)
        return failure.RetryAfter is not { } wait || (wait <= longestWait && wait < rest);
    }

    private static bool IsRepeatable(ApiException failure, ApiOperation operation) => failure.Kind switch
    {
        // The spec lists the statuses that mean "not done"; it may do so for calls that must not be repeated otherwise.
        ApiErrorKind.Status => operation.Retry is { } rule && rule.Statuses.Contains((int)failure.StatusCode!),

        ApiErrorKind.Connection or ApiErrorKind.Timeout =>
            failure.CannotHaveArrived ? operation.Retry is not null || IsIdempotent(operation.Method) : operation.Retry is { IsSafe: true },

        // A certificate, a local file, a wrong answer: the same again a second later.
        _ => false,
    };

    private static bool IsIdempotent(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Put || method == HttpMethod.Delete
        || method == HttpMethod.Options || method == HttpMethod.Trace;
}
