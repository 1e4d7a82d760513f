namespace SpectraKit.Emulator;

/// <summary>A request is answered with an error status and a sentence.</summary>
internal sealed class Refusal(int status, string sentence) : Exception(sentence)
{
    public int Status { get; } = status;

    public static Refusal BadRequest(string sentence) => new(400, sentence);

    public static Refusal NotFound(string sentence = "Not found.") => new(404, sentence);
}
