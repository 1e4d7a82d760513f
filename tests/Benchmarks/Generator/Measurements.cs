using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpectraKit.Benchmarks.Generator;

/// <summary>What one process measured of one document. Times are milliseconds, sizes are millions of bytes.</summary>
internal sealed record Measurements
{
    /// <summary>How processes hand them to each other: what a peer does not do is no number.</summary>
    public static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>From the file to its texts, in a process in which nothing has run before.</summary>
    public required double Cold { get; init; }

    /// <summary>The process's largest size after that.</summary>
    public required double Peak { get; init; }

    public required double Warm { get; init; }

    public required double OperationEdited { get; init; }

    public required double CodeEdited { get; init; }

    /// <summary>Reading the JSON and nothing else, with the generator's own parser.</summary>
    public required double Parse { get; init; }

    /// <summary>Walking over the bytes with the framework's reader: nobody can do with less.</summary>
    public required double Floor { get; init; }

    public required int Files { get; init; }

    public required int Lines { get; init; }

    public required double Size { get; init; }

    /// <summary>What the compiler takes for the output, warm; <c>null</c> when that was not asked for.</summary>
    public double? Compile { get; init; }
}
