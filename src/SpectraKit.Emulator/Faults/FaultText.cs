using System.Globalization;
using System.Text.Json;

namespace SpectraKit.Emulator;

/// <summary>How faults are written, on a command line and in a file: one set of names and ranges for both.</summary>
internal static class FaultText
{
    private const string Members = "operation, rate, after, times, delay, bytesPerSecond, retryAfter, retryAfterIsDate";

    private const double MostSeconds = 86_400;

    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetValues<FaultKind>().Select(Word)];

    /// <summary>The kind's name as people write it: <c>ResetBefore</c> is <c>reset-before</c>.</summary>
    public static string Word(FaultKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    public static Fault Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var fault = new Fault { Kind = KindOf(parts[0]) ?? throw Wrong($"\"{parts[0]}\" is not a fault: {string.Join(", ", Kinds)}.") };
        foreach (var part in parts.Skip(1))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, var value]) throw Wrong($"\"{part}\" is not name=value.");
            if (With(fault, name, value, out var complaint) is not { } changed) throw Wrong(complaint);
            fault = changed;
        }

        return fault;

        EmulatorConfigurationException Wrong(string sentence) => new($"The fault \"{text}\": {sentence}");
    }

    public static FaultKind? KindOf(string word) => Kinds.Index().Where(kind => kind.Item == word).Select(kind => (FaultKind?)kind.Index).FirstOrDefault();

    /// <summary>The fault with one member set; <c>null</c> when there is no such member, or the value is not one of it.</summary>
    public static Fault? With(Fault fault, string member, string value, out string complaint)
    {
        complaint = member switch
        {
            "operation" => "operation is a method and a path, \"*\", \"analyze\" or \"intelligence\".",
            "rate" => "rate is 0 to 1.",
            "after" or "times" => $"{member} is a whole number, 0 or more.",
            "delay" or "retryAfter" => $"{member} is a number of seconds, 0 to {MostSeconds:0}.",
            "bytesPerSecond" => "bytesPerSecond is a whole number, 1 or more.",
            "retryAfterIsDate" => "retryAfterIsDate is true or false.",
            _ => $"\"{member}\" is not a member of a fault: fault, {Members}.",
        };
        return member switch
        {
            "operation" when value.Length > 0 => fault with { Operation = value },
            "rate" when Number(value) is >= 0 and <= 1 and var rate => fault with { Rate = rate },
            "after" when Whole(value) is { } after => fault with { After = after },
            "times" when Whole(value) is { } times => fault with { Times = times },
            "delay" when Number(value) is >= 0 and <= MostSeconds and var delay => fault with { Delay = TimeSpan.FromSeconds(delay) },
            "bytesPerSecond" when Whole(value) is > 0 and var speed => fault with { BytesPerSecond = speed },
            "retryAfter" when Number(value) is >= 0 and <= MostSeconds and var wait => fault with { RetryAfter = TimeSpan.FromSeconds(Math.Ceiling(wait)) },
            "retryAfterIsDate" when bool.TryParse(value, out var isDate) => fault with { RetryAfterIsDate = isDate },
            _ => null,
        };
    }

    public static void Write(Utf8JsonWriter json, Fault fault)
    {
        var defaults = new Fault { Kind = fault.Kind };
        json.WriteStartObject();
        json.WriteString("fault", Word(fault.Kind));
        if (fault.Operation != defaults.Operation) json.WriteString("operation", fault.Operation);
        json.WriteNumber("rate", fault.Rate);
        if (fault.After != defaults.After) json.WriteNumber("after", fault.After);
        if (fault.Times is { } times) json.WriteNumber("times", times);
        if (fault.Kind == FaultKind.Latency) json.WriteNumber("delay", fault.Delay.TotalSeconds);
        if (fault.Kind == FaultKind.SlowBody) json.WriteNumber("bytesPerSecond", fault.BytesPerSecond);
        if (fault.RetryAfter is { } wait) json.WriteNumber("retryAfter", wait.TotalSeconds);
        if (fault.RetryAfterIsDate) json.WriteBoolean("retryAfterIsDate", true);
        json.WriteEndObject();
    }

    /// <summary>What is wrong with a fault made by code; <c>null</c> when nothing is.</summary>
    public static string? Complaint(Fault fault) =>
        !Enum.IsDefined(fault.Kind) ? "The kind is none of the known ones."
        : fault.Operation.Length == 0 ? "The operation is empty."
        : fault.Rate is not (>= 0 and <= 1) ? "The rate is 0 to 1."
        : fault.After < 0 || fault.Times < 0 ? "After and times are 0 or more."
        : fault.Delay < TimeSpan.Zero || fault.RetryAfter < TimeSpan.Zero || fault.Delay.TotalSeconds > MostSeconds ? "Delays are 0 to a day."
        : fault.BytesPerSecond < 1 ? "The speed is one byte a second or more."
        : null;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
