namespace SpectraKit.Scanning;

/// <summary>What a process that ran a verb returns, the same in every front.</summary>
public static class ExitCodes
{
    /// <summary>Every selected file has an outcome that the policy allows.</summary>
    public const int AllClear = 0;

    /// <summary>The policy refused a file, or a local file could not be dealt with.</summary>
    public const int Refused = 1;

    /// <summary>Usage, configuration or an internal error.</summary>
    public const int Configuration = 2;

    /// <summary>No file was selected.</summary>
    public const int NothingMatched = 3;

    /// <summary>The service could not be asked, or its quota is used up. Worth another try.</summary>
    public const int Unavailable = 4;

    /// <summary>The deadline came before the last answer.</summary>
    public const int Deadline = 5;

    /// <summary>The run was cancelled.</summary>
    public const int Cancelled = 130;

    /// <summary>The exit code of a run that several codes failed: the first of this order is what to deal with first.</summary>
    /// <param name="failures">The exit codes of what failed.</param>
    /// <returns>One of them, or <see cref="AllClear"/> when there are none.</returns>
    public static int Of(IEnumerable<int> failures)
    {
        int[] order = [Cancelled, Configuration, NothingMatched, Unavailable, Deadline, Refused];
        var set = failures.ToHashSet();
        return order.FirstOrDefault(set.Contains, set.Count == 0 || set.SetEquals([AllClear]) ? AllClear : Configuration);
    }
}
