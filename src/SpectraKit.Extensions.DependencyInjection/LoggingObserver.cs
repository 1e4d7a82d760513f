using Microsoft.Extensions.Logging;
using SpectraKit.Runtime;

namespace SpectraKit.Extensions.DependencyInjection;

/// <summary>Writes what becomes of calls to a log: hosts, paths without values, statuses and times; no credential, query or header.</summary>
internal sealed partial class LoggingObserver(ILogger logger) : ApiObserver
{
    public override void Answered(ApiAttempt attempt) =>
        Answered(attempt.OperationId, attempt.Method, attempt.Host, attempt.Path, attempt.StatusCode, attempt.Duration.TotalMilliseconds, attempt.Number);

    public override void Failed(ApiAttempt attempt, ApiException failure) =>
        Failed(attempt.OperationId, failure.Kind, attempt.Number, attempt.Duration.TotalMilliseconds, failure.Message, failure.CorrelationId);

    public override void Repeating(string operationId, int attempt, ApiException failure, TimeSpan wait) =>
        Repeating(operationId, wait.TotalMilliseconds, attempt, failure.Kind);

    public override void Continuing(string operationId, long position, ApiException failure) =>
        Continuing(operationId, position, failure.Kind);

    [LoggerMessage(1, LogLevel.Debug, "{OperationId}: {Method} {Path} at {Host} answered {StatusCode} after {ElapsedMilliseconds:0} ms (attempt {Attempt})")]
    private partial void Answered(string operationId, string method, string host, string path, int? statusCode, double elapsedMilliseconds, int attempt);

    [LoggerMessage(2, LogLevel.Warning, "{OperationId} failed ({Kind}, attempt {Attempt}, {ElapsedMilliseconds:0} ms): {Reason} [{CorrelationId}]")]
    private partial void Failed(string operationId, ApiErrorKind kind, int attempt, double elapsedMilliseconds, string reason, string? correlationId);

    [LoggerMessage(3, LogLevel.Information, "{OperationId} is repeated in {WaitMilliseconds:0} ms, after attempt {Attempt} failed ({Kind})")]
    private partial void Repeating(string operationId, double waitMilliseconds, int attempt, ApiErrorKind kind);

    [LoggerMessage(4, LogLevel.Information, "{OperationId}: the download broke off ({Kind}) and goes on from byte {Position}")]
    private partial void Continuing(string operationId, long position, ApiErrorKind kind);

    [LoggerMessage(5, LogLevel.Warning, "{Warning}")]
    public partial void SecretIsReadable(string warning);
}
