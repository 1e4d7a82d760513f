using System.Net;
using SpectraKit.Runtime;

namespace SpectraKit.Analyze;

public sealed partial class SamplesClient
{
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Waits for the end of a task that deletes samples. That it is done does not promise that every sample is gone: those that were
    /// extracted from another one, or were being analysed, stay. <see cref="GetProcessingStatusAsync"/> says which.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="deadline">How long to wait at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether the task is done; <c>false</c> when it still runs at the deadline.</returns>
    /// <exception cref="ApiException">As for <see cref="GetDeletionStatusAsync"/>.</exception>
    public async Task<bool> WaitForDeletionAsync(DeletionTask task, TimeSpan deadline, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        var status = await Polling.WaitAsync(AskAsync, IsDone, _firstPause, _longestPause, deadline, _transport.TimeProvider, cancellationToken).ConfigureAwait(false);
        return IsDone(status);

        // The body of the answer is described nowhere; the status says it.
        Task<HttpStatusCode> AskAsync(CancellationToken token)
        {
            var request = new ApiRequest(Operations.GetDeletionStatus);
            request.Query("id", task.Key);
            return _transport.SendForStatusAsync(request, token);
        }

        static bool IsDone(HttpStatusCode status) => status != HttpStatusCode.Accepted;
    }
}
