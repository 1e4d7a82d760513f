namespace SpectraKit.Scanning;

/// <summary>What it means that a service knows a file and has found nothing in it, while there are further services to ask.</summary>
public enum UnknownRule
{
    /// <summary>The next is asked. If that one does not know the file either, what the first said stays.</summary>
    Ask,

    /// <summary>It is the answer.</summary>
    Accept,
}
