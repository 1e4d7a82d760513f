using SpectraKit.Generator.Collections;

namespace SpectraKit.Generator.Baseline;

/// <summary>All earlier documents that a project has.</summary>
internal sealed record BaselineFiles(EquatableArray<BaselineFile> All)
{
    /// <summary>The one at a path; <c>null</c> when there is none.</summary>
    public BaselineFile? At(string path) => All.FirstOrDefault(baseline => baseline.Path == path);
}
