namespace SpectraKit.Tool.Emulation;

/// <summary>Waits until an emulator is told to stop.</summary>
internal static class StopRequest
{
    /// <summary>Returns on cancellation; with <paramref name="stopsWithInput"/> also when standard input ends, as it does when the process that started this one is gone.</summary>
    public static async Task WaitAsync(bool stopsWithInput, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(told.SetResult).ConfigureAwait(false);
        if (stopsWithInput)
            await Task.WhenAny(told.Task, InputEndAsync(surroundings)).ConfigureAwait(false);
        else
            await told.Task.ConfigureAwait(false);
    }

    // Standard input cannot be read with a cancellation: the thread that waits for it is left behind, and ends with the process.
    private static Task InputEndAsync(Surroundings surroundings) => Task.Factory.StartNew(
        () =>
        {
            var input = surroundings.OpenInput();
            var buffer = new char[256];
            while (input.Read(buffer, 0, buffer.Length) > 0)
            {
                // Whatever is typed means nothing.
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
}
