namespace SpectraKit.Emulator;

/// <summary>
/// What the emulator knows and holds: files, journal and index, kept in step. A change is in the journal before anybody sees it;
/// whoever reads gets a sample as it was at one moment.
/// </summary>
internal sealed class SampleStore : IDisposable
{
    /// <summary>Below this many lines, a journal full of outdated ones is not worth compacting.</summary>
    private const int SmallJournal = 1_000;

    private readonly Lock _gate = new();
    private readonly FileStream _claim;
    private readonly SampleJournal _journal;
    private readonly SampleIndex _index = new();
    private readonly CloudOverrides _overrides = new();
    private readonly Dictionary<long, UrlTask> _urls = [];
    private readonly TimeProvider _time;
    private readonly bool _isLasting;
    private string? _rules;
    private long _lastId;

    private SampleStore(string folder, TimeProvider time, bool isLasting)
    {
        _isLasting = isLasting;
        _time = time;
        Directory.CreateDirectory(folder);
        _claim = Claim(folder);
        try
        {
            Content = new ContentFolder(folder, isLasting);
            _journal = SampleJournal.Open(Path.Combine(folder, "index.jsonl"), Replay);
            if (_journal.Lines > SmallJournal && _journal.Lines > 2 * _index.Count) _journal.Compact(Everything());
        }
        catch
        {
            _claim.Dispose();
            throw;
        }
    }

    public ContentFolder Content { get; }

    public DateTimeOffset Now => _time.GetUtcNow();

    /// <exception cref="EmulatorConfigurationException">The folder cannot be used, is in use, or its index is damaged.</exception>
    public static SampleStore Open(string folder, TimeProvider time, bool isLasting = true)
    {
        try
        {
            return new SampleStore(folder, time, isLasting);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmulatorConfigurationException($"The data folder cannot be used: {e.Message}", folder, innerException: e);
        }
    }

    public Sample? Find(HashValue hash)
    {
        lock (_gate) return _index.Find(hash.Kind, hash.Bytes);
    }

    public Sample? Find(long id)
    {
        lock (_gate) return _index.Find(id);
    }

    public IReadOnlyList<Sample> All()
    {
        lock (_gate) return [.. _index.All];
    }

    /// <summary>The samples that this one came out of directly, in the order in which they became known.</summary>
    public IReadOnlyList<Sample> ContainersOf(Sample sample)
    {
        lock (_gate) return [.. _index.ContainersOf(sample.Id)];
    }

    /// <summary>Whether the sample's bytes are still there, whole.</summary>
    public bool HasContent(Sample sample) => Content.Exists(sample.Digests, sample.Size);

    /// <summary>Adds a content, or one more name to the sample that already has it.</summary>
    public Sample Register(ReceivedContent received, string name, bool isSubmitted, IReadOnlyList<string>? tags = null, string? comment = null)
    {
        Sample sample;
        long line;
        lock (_gate)
        {
            sample = RegisterInGate(received, name, isSubmitted, tags, comment);
            line = _journal.Lines;
        }

        // Who submitted it is told when it is on the disk, others' samples meanwhile go their way; what came out of it can come out again.
        if (isSubmitted && _isLasting)
        {
            Content.FlushName(sample.Digests);
            _journal.FlushTo(line);
        }

        return sample;
    }

    /// <summary>Changes a sample; <c>null</c> when it has been removed meanwhile.</summary>
    public Sample? Update(long id, Func<Sample, Sample> change)
    {
        lock (_gate) return _index.Find(id) is { } sample ? Put(change(sample)) : null;
    }

    /// <summary>Removes a submitted sample, and with it what came out of it and of nothing else.</summary>
    public void Remove(long id)
    {
        lock (_gate)
        {
            if (_index.Find(id) is not { } sample) return;

            // What still stands in another archive stays known as an extracted file.
            if (_index.HasContainer(id)) Put(sample with { IsSubmitted = false });
            else Drop(sample);
        }
    }

    /// <summary>Removes everything. Numbers go on: none is given out twice.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            var samples = _index.All.ToList();
            foreach (var sample in samples) _index.Remove(sample.Id);
            _urls.Clear();
            _overrides.Clear();
            // The journal first: a content that nobody knows is swept up at the next start, a sample without its content is not.
            _journal.Compact(Everything());
            foreach (var sample in samples) Content.Delete(sample.Digests);
        }
    }

    /// <summary>
    /// Removes what a killed process left that nobody can reach: what came out of an archive whose analysis never ended, and contents
    /// that were named and not yet registered, whose senders had no answer.
    /// </summary>
    public void RemoveOrphans()
    {
        lock (_gate)
        {
            foreach (var sample in _index.All.Where(sample => !sample.IsSubmitted && !_index.HasContainer(sample.Id)).ToList())
                Drop(sample);
            Content.DeleteUnknown(sha256 => _index.Find(HashKind.Sha256, sha256) is not null);
        }
    }

    /// <summary>Sets or removes verdicts in the cloud, whether or not the contents are here.</summary>
    public void Override(IEnumerable<CloudOverride> overrides)
    {
        lock (_gate)
        {
            foreach (var one in overrides)
            {
                _journal.Append(new JournalEntry { Override = one });
                Apply(one);
            }
        }
    }

    /// <summary>What a user holds a content to be; <c>null</c> when nobody said.</summary>
    public CloudOverride? FindOverride(HashValue hash)
    {
        lock (_gate) return _overrides.Find(hash);
    }

    public IReadOnlyList<CloudOverride> Overrides()
    {
        lock (_gate) return [.. _overrides.All];
    }

    public long NextId()
    {
        lock (_gate) return ++_lastId;
    }

    public UrlTask RegisterUrl(string url, string crawler)
    {
        lock (_gate)
        {
            var task = new UrlTask(++_lastId, url, crawler, _time.GetUtcNow());
            _journal.Append(new JournalEntry { Url = task });
            _urls.Add(task.Id, task);
            return task;
        }
    }

    public UrlTask? FindUrl(long id)
    {
        lock (_gate) return _urls.GetValueOrDefault(id);
    }

    /// <summary>
    /// Says which rules give the verdicts from now on. Under other rules than before, every verdict is void, and every
    /// sample is as if it were still to be analysed.
    /// </summary>
    public void UseRules(string fingerprint)
    {
        lock (_gate)
        {
            if (_rules == fingerprint) return;

            _rules = fingerprint;
            foreach (var sample in _index.All.ToList()) _index.Put(sample with { AnalysedVerdict = null });
            _journal.Compact(Everything());
        }
    }

    /// <summary>Says which rules give the verdicts from now on, and leaves those that were given.</summary>
    public void MarkRules(string fingerprint)
    {
        lock (_gate)
        {
            _rules = fingerprint;
            _journal.Append(new JournalEntry { Rules = fingerprint });
        }
    }

    public void Dispose()
    {
        lock (_gate) _journal.Dispose();
        _claim.Dispose();
    }

    // An open handle that nobody may share: the claim ends with the process, however it ends.
    private static FileStream Claim(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new EmulatorConfigurationException("Another emulator uses this data folder.", folder, innerException: e);
        }
    }

    private Sample RegisterInGate(ReceivedContent received, string name, bool isSubmitted, IReadOnlyList<string>? tags, string? comment)
    {
        Content.Adopt(received);
        var now = _time.GetUtcNow();
        var known = _index.Find(HashKind.Sha256, received.Digests[HashKind.Sha256]);
        var sample = known?.SeenAs(name, now) ?? new Sample
        {
            Id = ++_lastId,
            Digests = received.Digests,
            Size = received.Size,
            Names = [name],
            IsSubmitted = isSubmitted,
            FirstSeen = now,
            LastSeen = now,
        };
        return Put(sample with
        {
            IsSubmitted = sample.IsSubmitted || isSubmitted,
            UserTags = tags is null ? sample.UserTags : [.. sample.UserTags.Union(tags, StringComparer.Ordinal)],
            Comments = string.IsNullOrEmpty(comment) ? sample.Comments : [.. sample.Comments, new SampleComment(comment, now)],
        });
    }

    private Sample Put(Sample sample)
    {
        _journal.Append(new JournalEntry { Sample = sample });
        return Index(sample);
    }

    private Sample Index(Sample sample)
    {
        var indexed = sample with { OverridingCloudVerdict = _overrides.VerdictOn(sample.Digests) };
        _index.Put(indexed);
        return indexed;
    }

    private void Apply(CloudOverride one)
    {
        _overrides.Put(one);
        if (_index.Find(HashKind.Sha256, Convert.FromHexString(one.Sha256)) is { } sample) Index(sample);
    }

    private void Drop(Sample sample)
    {
        _journal.Append(new JournalEntry { Removed = sample.Id });
        _index.Remove(sample.Id);
        Content.Delete(sample.Digests);
        foreach (var file in sample.Extracted)
            if (_index.Find(file.SampleId) is { IsSubmitted: false } inner && !_index.HasContainer(inner.Id))
                Drop(inner);
    }

    private void Replay(JournalEntry entry)
    {
        if (entry.Sample is { } sample)
        {
            Index(sample);
            _lastId = Math.Max(_lastId, Math.Max(sample.Id, sample.Extracted.Select(file => file.Id).DefaultIfEmpty().Max()));
        }

        if (entry.Removed is { } removed) _index.Remove(removed);
        if (entry.Override is { } one) Apply(one);
        if (entry.Rules is { } rules) _rules = rules;
        if (entry.LastId is { } lastId) _lastId = Math.Max(_lastId, lastId);
        if (entry.Url is { } url)
        {
            _urls[url.Id] = url;
            _lastId = Math.Max(_lastId, url.Id);
        }
    }

    private IEnumerable<JournalEntry> Everything() =>
    [
        new JournalEntry { LastId = _lastId },
        new JournalEntry { Rules = _rules },
        .. _urls.Values.Select(url => new JournalEntry { Url = url }),
        .. _overrides.All.Select(one => new JournalEntry { Override = one }),
        .. _index.All.Select(sample => new JournalEntry { Sample = sample }),
    ];
}
