using System.Diagnostics;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Display;

/// <summary>Progress for logs: a line when something new begins, and now and then one while it lasts.</summary>
internal sealed class LineProgress(TextWriter writer) : IProgress<ScanProgress>
{
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(15);
    private readonly Lock _lock = new();
    private ScanPhase? _phase;
    private long _lastLine;

    public void Report(ScanProgress value)
    {
        lock (_lock)
        {
            var isNew = value.Phase != _phase;
            if (!isNew && Stopwatch.GetElapsedTime(_lastLine) < _silence)
                return;
            _phase = value.Phase;
            _lastLine = Stopwatch.GetTimestamp();
            if (PhaseText.Line(value) is { } line)
                writer.WriteLine(line);
        }
    }
}
