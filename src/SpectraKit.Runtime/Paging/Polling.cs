namespace SpectraKit.Runtime;

/// <summary>Asks until something is done (<c>x-kit-poll</c>).</summary>
public static class Polling
{
    /// <summary>Each pause is this much longer than the one before.</summary>
    private const double Growth = 1.5;

    /// <summary>Calls again and again, with longer and longer pauses, until the answer says done or the deadline is reached.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="isDone">Whether an answer says done.</param>
    /// <param name="interval">The first pause; longer than zero.</param>
    /// <param name="maxInterval">The longest pause.</param>
    /// <param name="deadline">How long to wait at most; the last call is made when it is reached.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The last answer, done or not.</returns>
    /// <exception cref="ApiException">A call failed.</exception>
    public static async Task<T> WaitAsync<T>(
        Func<CancellationToken, Task<T>> call,
        Func<T, bool> isDone,
        TimeSpan interval,
        TimeSpan maxInterval,
        TimeSpan deadline,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var pause = interval;
        while (true)
        {
            var answer = await call(cancellationToken).ConfigureAwait(false);
            var left = deadline - time.GetElapsedTime(start);
            if (isDone(answer) || left <= TimeSpan.Zero)
                return answer;

            // Many clients that began together must not ask together for ever: a fifth of each pause is chance.
            var jittered = pause * (0.9 + (Random.Shared.NextDouble() * 0.2));
            await Task.Delay(jittered < left ? jittered : left, time, cancellationToken).ConfigureAwait(false);
            pause = pause * Growth < maxInterval ? pause * Growth : maxInterval;
        }
    }

    /// <summary>Whether a state is one of those that mean done.</summary>
    /// <param name="state">The state.</param>
    /// <param name="done">The states that mean done.</param>
    /// <returns>Whether it is, whatever the case of its letters.</returns>
    public static bool IsDone(string state, params ReadOnlySpan<string> done)
    {
        foreach (var word in done)
        {
            if (string.Equals(state, word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>How many different things were asked for.</summary>
    /// <typeparam name="T">One of them.</typeparam>
    /// <param name="items">All of them.</param>
    /// <returns>Their number; at least 1, since an answer about nothing answers nothing.</returns>
    public static int Distinct<T>(IEnumerable<T>? items) => Math.Max(1, items?.Distinct().Count() ?? 0);

    /// <summary>Whether all that was asked for is there, and every state means done.</summary>
    /// <typeparam name="T">What has a state.</typeparam>
    /// <param name="items">The items. What the service has not yet heard of is not among them, so that fewer than expected are not done.</param>
    /// <param name="expected">How many there are to be.</param>
    /// <param name="state">An item's state.</param>
    /// <param name="done">The states that mean done.</param>
    /// <returns>Whether all are.</returns>
    public static bool AllDone<T>(IReadOnlyList<T>? items, int expected, Func<T, string> state, params ReadOnlySpan<string> done)
    {
        foreach (var item in items ?? [])
        {
            if (!IsDone(state(item), done))
                return false;
        }

        return (items?.Count ?? 0) >= expected;
    }
}
