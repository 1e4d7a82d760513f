using FsCheck;
using FsCheck.Fluent;
using SpectraKit.Runtime.Tests.Wire;

namespace SpectraKit.Runtime.Tests;

/// <summary>What holds for any traffic: calls that come when they like, arrive late, are answered later, are repeated, or give up waiting.</summary>
public sealed class RateWindowTests
{
    private static Gen<Traffic> Traffics =>
        from permits in Gen.Choose(1, 6)
        from window in Gen.Choose(1, 100)
        from calls in (
            from pause in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(0, 30)), (1, Gen.Choose(50, 300)))
            from patience in Gen.Frequency((3, Gen.Constant(int.MaxValue)), (1, Gen.Choose(0, 200)))
            from toArrive in Gen.Frequency((2, Gen.Constant(0)), (2, Gen.Choose(0, 20)), (1, Gen.Choose(50, 250)))
            from toAnswer in Gen.Frequency((2, Gen.Constant(0)), (2, Gen.Choose(0, 150)))
            from repetitions in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 3)))
            select new Visit(pause, patience, toArrive, toAnswer, repetitions)).ListOf()
        select new Traffic(permits, window, [.. calls]);

    [Fact]
    public void In_no_window_does_the_service_see_more_calls_than_permitted() =>
        Prop.ForAll(Traffics.ToArbitrary(), traffic => traffic.Play().IsWithinTheLimit).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Everybody_who_keeps_waiting_gets_in() =>
        Prop.ForAll(Traffics.ToArbitrary(), traffic => traffic.Play().EverybodyWasSeen).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Calls_that_take_no_time_use_the_budget_to_the_full() =>
        Prop.ForAll(
            Gen.Choose(1, 8).ToArbitrary(),
            Gen.Choose(0, 60).ToArbitrary(),
            (permits, count) =>
            {
                var seen = new Traffic(permits, 10, [.. Enumerable.Repeat(new Visit(0, int.MaxValue, 0, 0, 0), count)]).Play().Times;
                return seen.SequenceEqual(Enumerable.Range(0, count).Select(number => number / permits * 10));
            }).QuickCheckThrowOnFailure();

    /// <summary>A caller.</summary>
    /// <param name="Pause">How long after the caller before.</param>
    /// <param name="Patience">How long it waits for a permit at most.</param>
    /// <param name="ToArrive">How long its request takes to the service, which counts it then.</param>
    /// <param name="ToAnswer">How long its answer takes from there.</param>
    /// <param name="Repetitions">How often it comes back at once, since it was refused.</param>
    private sealed record Visit(int Pause, int Patience, int ToArrive, int ToAnswer, int Repetitions);

    /// <summary>Callers of one group, played through second by second: a line of which the first enters as soon as it may.</summary>
    private sealed record Traffic(int Permits, int Window, IReadOnlyList<Visit> Visits)
    {
        public Seen Play()
        {
            var clock = new ManualClock();
            var window = new RateWindow(new RateLimit(Permits, TimeSpan.FromSeconds(Window), "things"), clock);
            var line = new List<(Visit Visit, int Since)>();
            var coming = new PriorityQueue<Visit, int>();
            var ending = new PriorityQueue<Visit, int>();
            var (seen, patient, now) = (new List<int>(), 0, 0);
            foreach (var visit in Visits)
            {
                coming.Enqueue(visit, now += visit.Pause);
                patient += visit.Patience == int.MaxValue ? 1 + visit.Repetitions : 0;
            }

            for (now = 0; coming.Count + line.Count + ending.Count > 0; now++, clock.Advance(TimeSpan.FromSeconds(1)))
            {
                while (true)
                {
                    while (ending.TryPeek(out var visit, out var end) && end <= now)
                    {
                        ending.Dequeue();
                        window.Leave();
                        if (visit.Repetitions > 0)
                            line.Add((visit with { Repetitions = visit.Repetitions - 1 }, now));
                    }

                    while (coming.TryPeek(out var visit, out var start) && start <= now)
                        line.Add((coming.Dequeue(), now));
                    line.RemoveAll(waiting => now - waiting.Since > waiting.Visit.Patience);
                    if (line.Count == 0 || !window.TryEnter())
                        break;

                    var entering = line[0].Visit;
                    line.RemoveAt(0);
                    seen.Add(now + entering.ToArrive);
                    ending.Enqueue(entering, now + entering.ToArrive + entering.ToAnswer);
                }
            }

            seen.Sort();
            return new Seen(this, seen, patient);
        }
    }

    /// <summary>When the service saw a call, in order.</summary>
    private sealed record Seen(Traffic Traffic, List<int> Times, int Patient)
    {
        public bool IsWithinTheLimit => Times.Skip(Traffic.Permits).Zip(Times, (later, earlier) => later - earlier).All(span => span >= Traffic.Window);

        public bool EverybodyWasSeen => Times.Count >= Patient;
    }
}
