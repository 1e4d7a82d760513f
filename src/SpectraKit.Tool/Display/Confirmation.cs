namespace SpectraKit.Tool.Display;

/// <summary>A question to the person at the terminal. Anything but yes is no.</summary>
internal static class Confirmation
{
    public static bool CanAsk(Surroundings surroundings) => surroundings.IsInputTerminal && surroundings.IsErrorTerminal;

    public static bool Ask(Surroundings surroundings, string question)
    {
        surroundings.Errors.Write($"{question} [y/N] ");
        surroundings.Errors.Flush();
        return surroundings.OpenInput().ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }
}
