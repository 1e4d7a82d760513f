using Microsoft.Build.Framework;
using SpectraKit.Scanning;

namespace SpectraKit.MSBuild;

/// <summary>
/// What all tasks of one build share on one node: the connections, with their rate limits, and the emulator, which is started once and not once for each project.
/// MSBuild disposes it when the build ends.
/// </summary>
internal sealed class BuildSession : IDisposable
{
    private static readonly Lock _registering = new();

    /// <summary>The connections.</summary>
    public EngineSession Engine { get; } = new();

    /// <summary>The session of the build that the task is part of; a new one for its first task.</summary>
    /// <param name="engine">The task's view of the build.</param>
    /// <returns>The session; <c>null</c> when the host has nowhere to keep one.</returns>
    public static BuildSession? Of(IBuildEngine engine)
    {
        if (engine is not IBuildEngine4 build)
            return null;

        // Two tasks of a multi-threaded build may be the first at the same time.
        lock (_registering)
        {
            if (build.GetRegisteredTaskObject(typeof(BuildSession), RegisteredTaskObjectLifetime.Build) is BuildSession session)
                return session;
            session = new BuildSession();
            build.RegisterTaskObject(typeof(BuildSession), session, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
            return session;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Engine.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
