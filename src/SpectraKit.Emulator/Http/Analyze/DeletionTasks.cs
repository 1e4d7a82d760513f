using System.Collections.Concurrent;

namespace SpectraKit.Emulator;

/// <summary>Deletions in the background, by their numbers, which are good until the emulator ends.</summary>
internal sealed class DeletionTasks(BackgroundWork background)
{
    private readonly ConcurrentDictionary<long, Task> _tasks = [];

    public void Begin(long id, Action delete) => _tasks[id] = background.Begin(delete);

    /// <summary>Whether a deletion is done; <c>null</c> when there is none of this number.</summary>
    public bool? IsDone(long id) => _tasks.TryGetValue(id, out var task) ? task.IsCompleted : null;
}
