using System.Globalization;

namespace SpectraKit.Scanning;

/// <summary>What may leave the machine: the mode's and the policy's say in it, in one place, so that nothing is sent by a way around it.</summary>
internal sealed class SubmissionFilter(ScanMode mode, SubmissionRules rules, string root, bool takesFiles)
{
    private readonly PathPatterns _allow = new(root, rules.Allow);
    private readonly PathPatterns _deny = new(root, rules.Deny);

    /// <summary>The samples that may be sent. The others fail, each with the reason.</summary>
    public IReadOnlyList<Sample> Admit(IEnumerable<Sample> samples)
    {
        var admitted = new List<Sample>();
        foreach (var sample in samples)
        {
            var objection = Objection(sample);
            if ((objection is not null || sample.IsWithTaker) && sample.TakeBack())
                continue;
            // An entry that nobody knows alone is told by its archive's verdict, once there is one.
            if (objection is not null && !sample.IsStale && sample.Files.All(file => file.Container is not null))
                continue;
            if (objection is not null)
                sample.Fail(sample.IsStale
                    ? new(Codes.VerdictTooOld, $"The service's verdict is older than the policy allows, and the file was not sent again: {objection}.")
                    : new(Codes.NotSubmitted, $"The service does not know the file, and it was not sent: {objection}."));
            else
                admitted.Add(sample);
        }

        return admitted;
    }

    /// <summary>Why a content must not be sent; <c>null</c> when it may. Where several files have it, one that is denied speaks for all: it is the same content.</summary>
    public string? Objection(Sample sample)
    {
        if (mode == ScanMode.Lookup)
            return "the mode is lookup";
        if (!takesFiles)
            return "the service takes no files here";
        if (!sample.Files.Any(file => file.HasContent))
            return "only its digest is here";
        if (sample.Files.Any(file => _deny.Match(file.Artifact)))
            return "the policy denies it";
        if (sample.Files.SelectMany(file => file.Entries).FirstOrDefault(entry => _deny.Match(entry.Artifact)) is { } denied)
            return $"the policy denies {SafeText.Of(denied.Artifact.Entry)}, which is in it";
        if (!_allow.IsEmpty && !sample.Files.Any(file => _allow.Match(file.Artifact)))
            return "the policy does not allow it";
        return rules.MaxSize is { } most && sample.Size > most
            ? string.Create(CultureInfo.InvariantCulture, $"it has {sample.Size} bytes, and the policy allows {most}")
            : null;
    }
}
