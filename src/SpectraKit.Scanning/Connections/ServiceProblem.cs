using System.Net;
using SpectraKit.Runtime;

namespace SpectraKit.Scanning;

/// <summary>What a failed call means to somebody who scans: the one place where statuses and kinds of failure become codes.</summary>
public static class ServiceProblem
{
    // The operations that take a file. For them 400 and 405 are about the file and the moment; for the others, about us.
    private static readonly string[] _submissions = ["submitFile", "uploadSample"];

    /// <summary>Turns a failed call into a coded problem.</summary>
    /// <param name="failure">The failed call.</param>
    /// <param name="kind">Which service was called.</param>
    /// <param name="isKnownService">Whether this service has answered usefully before. What answers nonsense from the first call on is another program.</param>
    /// <param name="isAboutOneSample">Whether the call named one sample, so that <em>not found</em> speaks of that sample and not of the operation.</param>
    /// <returns>The problem, to be thrown or looked into.</returns>
    public static ProblemException Of(ApiException failure, ServiceKind kind, bool isKnownService = true, bool isAboutOneSample = false)
    {
        var name = ServiceTarget.NameOf(kind);
        return failure.Kind switch
        {
            ApiErrorKind.Status => OfStatus(failure, name, isAboutOneSample),
            // A connection that breaks in the middle of one call may hold for the next; one that cannot be made cannot be made for any.
            ApiErrorKind.Connection => Because(failure, Codes.Unreachable, $"{name} cannot be reached.", concernsService: failure.CannotHaveArrived),
            ApiErrorKind.Tls => Because(failure, Codes.TlsNotTrusted, $"The certificate of {name} is not trusted, so nothing was sent.", concernsService: true),
            ApiErrorKind.Timeout => Because(failure, Codes.NoAnswer, $"{name} does not answer."),
            ApiErrorKind.Content when !isKnownService => Because(failure, Codes.NotTheService, $"What answers at this address is not {name}.", concernsService: true),
            ApiErrorKind.Content => Because(failure, Codes.ServiceError, $"{name} answered with something that cannot be used."),
            ApiErrorKind.Credential => Because(failure, Codes.CredentialMissing, $"There is no credential for {name} that can be sent.", concernsService: true),
            _ => Because(failure, Codes.FileNotWritten, "A local file could not be dealt with."),
        };
    }

    private static ProblemException OfStatus(ApiException failure, string name, bool isAboutOneSample)
    {
        var isSubmission = _submissions.Contains(failure.OperationId);
        return failure.StatusCode switch
        {
            // A cloud account may well be allowed one sample and not another.
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Because(failure, Codes.CredentialRefused, $"{name} refused the credential.", concernsService: failure.StatusCode == HttpStatusCode.Unauthorized || !isAboutOneSample),
            HttpStatusCode.NotFound or HttpStatusCode.Gone when isAboutOneSample => Because(failure, Codes.SampleNotAvailable, $"{name} does not have this sample, or does not hand it out."),
            HttpStatusCode.NotFound => Because(failure, Codes.NotTheService, $"What answers at this address is not {name}.", concernsService: true),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => Because(failure, Codes.NotTheService, $"What answers at this address is not {name}: it sends us elsewhere.", concernsService: true),
            HttpStatusCode.RequestEntityTooLarge => Because(failure, Codes.SubmissionRefused, $"{name} did not accept the file: it is too large."),
            HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType when isSubmission => Because(failure, Codes.SubmissionRefused, $"{name} did not accept the file."),
            HttpStatusCode.MethodNotAllowed when !isSubmission && !isAboutOneSample => Because(failure, Codes.NotTheService, $"What answers at this address is not {name}.", concernsService: true),
            HttpStatusCode.TooManyRequests => Because(failure, Codes.QuotaExceeded, $"{name} takes no more for now."),
            HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => Because(failure, Codes.NoAnswer, $"{name} does not answer."),
            _ => Because(failure, Codes.ServiceError, $"{name} failed."),
        };
    }

    private static ProblemException Because(ApiException failure, Code code, string sentence, bool concernsService = false) =>
        new(new(code, $"{sentence} {SafeText.Of(failure.Message)}"), failure) { ConcernsService = concernsService, RetryAfter = failure.RetryAfter };
}
