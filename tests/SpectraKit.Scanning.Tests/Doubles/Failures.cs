namespace SpectraKit.Scanning.Tests;

internal static class Failures
{
    public static ProblemException Of(Code code, bool concernsService = false, TimeSpan? retryAfter = null, Exception? inner = null) =>
        new(new(code, $"the double says {code.Title}"), inner) { ConcernsService = concernsService, RetryAfter = retryAfter };
}
