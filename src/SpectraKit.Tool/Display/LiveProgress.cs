using SpectraKit.Scanning;
using Spectre.Console;

namespace SpectraKit.Tool.Display;

/// <summary>Progress for a terminal: a bar for each phase, gone when the run is over.</summary>
internal sealed class LiveProgress(TextWriter writer, Surroundings surroundings)
{
    /// <summary>A console on a writer that is known to be a terminal. Spectre would find that out again, from the process's own streams.</summary>
    public static IAnsiConsole ConsoleOn(TextWriter writer, Surroundings surroundings) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = AnsiSupport.Yes,
        Interactive = InteractionSupport.Yes,
        ColorSystem = surroundings.WantsColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    });

    public async Task<T> WatchAsync<T>(Func<IProgress<ScanProgress>, Task<T>> run) =>
        await ConsoleOn(writer, surroundings)
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new RemainingColumn(), new ElapsedTimeColumn(), new SpinnerColumn(Spinner.Known.Line))
            .StartAsync(context => run(new Bars(context)))
            .ConfigureAwait(false);

    private sealed class Bars(ProgressContext context) : IProgress<ScanProgress>
    {
        private readonly Lock _lock = new();
        private ProgressTask? _bar;
        private ScanPhase? _phase;

        public void Report(ScanProgress value)
        {
            lock (_lock)
            {
                if (value.Phase != _phase)
                {
                    Finish();
                    _phase = value.Phase;
                    _bar = value.Phase == ScanPhase.Done ? null : context.AddTask(Markup.Escape(PhaseText.Of(value.Phase)));
                }

                if (_bar is null)
                    return;
                _bar.IsIndeterminate = value.Total == 0;
                _bar.MaxValue = Math.Max(1, value.Total);
                _bar.Value = value.Done;
            }
        }

        private void Finish()
        {
            if (_bar is null)
                return;
            _bar.IsIndeterminate = false;
            _bar.Value = _bar.MaxValue;
            _bar.StopTask();
        }
    }
}
