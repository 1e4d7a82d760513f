using System.Buffers.Binary;
using System.IO.Enumeration;
using System.Security.Cryptography;

namespace SpectraKit.Emulator;

/// <summary>
/// Draws faults. A draw depends on the seed, the fault's place in the list and how many requests it has been asked for, or on the
/// sample's content and how often that was analysed: never on the time, and never on other faults.
/// </summary>
internal sealed class FaultPlan
{
    private volatile Line[] _lines = [];
    private readonly Lock _gate = new();

    public int Seed { get; private set; }

    public IReadOnlyList<Fault> Faults => [.. _lines.Select(line => line.Fault)];

    /// <summary>How often each of the faults has happened, in their order.</summary>
    public IReadOnlyList<long> Happened => [.. _lines.Select(line => line.Happened)];

    /// <summary>Replaces every fault, and begins to count anew.</summary>
    /// <exception cref="EmulatorConfigurationException">A fault is out of its range.</exception>
    public void Set(IReadOnlyList<Fault> faults, int seed)
    {
        foreach (var (index, fault) in faults.Index())
            if (FaultText.Complaint(fault) is { } complaint) throw new EmulatorConfigurationException($"Fault {index + 1}: {complaint}");
        lock (_gate)
        {
            Seed = seed;
            _lines = [.. faults.Index().Select(fault => new Line(fault.Item, seed, fault.Index))];
        }
    }

    /// <summary>What shall happen to a request.</summary>
    public IReadOnlyList<Fault> Draw(Operation operation)
    {
        var lines = _lines;
        return lines.Length == 0 ? [] : [.. lines.Where(line => !line.IsOfSamples && line.IsAt(operation) && line.Draw()).Select(line => line.Fault)];
    }

    /// <summary>What shall happen to an analysis; <c>null</c> when it shall go well.</summary>
    public FaultKind? Draw(SampleDigests sample)
    {
        foreach (var line in _lines)
            if (line.IsOfSamples && line.Draw(sample)) return line.Fault.Kind;
        return null;
    }

    private sealed class Line(Fault fault, int seed, int index)
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<SampleDigests, int> _analyses = [];
        private int _asked;
        private int _happened;

        public Fault Fault => fault;

        public long Happened => Volatile.Read(ref _happened);

        public bool IsOfSamples => fault.Kind is FaultKind.StuckSample or FaultKind.FailedSample;

        public bool IsAt(Operation operation) => fault.Operation switch
        {
            "*" => true,
            "analyze" => operation.Service != Service.Intelligence,
            "intelligence" => operation.Service == Service.Intelligence,
            var pattern => FileSystemName.MatchesSimpleExpression(pattern, operation.Name),
        };

        public bool Draw()
        {
            Span<byte> number = stackalloc byte[4];
            lock (_gate)
            {
                BinaryPrimitives.WriteInt32LittleEndian(number, _asked);
                return Draw(_asked++, number);
            }
        }

        public bool Draw(SampleDigests sample)
        {
            Span<byte> content = stackalloc byte[36];
            lock (_gate)
            {
                _analyses[sample] = _analyses.GetValueOrDefault(sample) + 1;
                BinaryPrimitives.WriteInt32LittleEndian(content, _analyses[sample]);
                sample[HashKind.Sha256].CopyTo(content[4..]);
                return Draw(_asked++, content);
            }
        }

        private bool Draw(int ordinal, ReadOnlySpan<byte> what)
        {
            if (ordinal < fault.After || _happened >= (fault.Times ?? int.MaxValue)) return false;
            // A quota that is used up stays so.
            var stays = fault.Kind == FaultKind.QuotaExhausted && _happened > 0;
            if (!stays && Fraction(what) >= fault.Rate) return false;

            _happened++;
            return true;
        }

        // A good mixture of all its bits, the same on every machine; nothing here is a secret.
        private double Fraction(ReadOnlySpan<byte> what)
        {
            Span<byte> source = stackalloc byte[8 + what.Length];
            BinaryPrimitives.WriteInt32LittleEndian(source, seed);
            BinaryPrimitives.WriteInt32LittleEndian(source[4..], index);
            what.CopyTo(source[8..]);
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(source, digest);
            return BinaryPrimitives.ReadUInt32LittleEndian(digest) / (uint.MaxValue + 1.0);
        }
    }
}
