namespace SpectraKit.Scanning;

/// <summary>A host that runs builds and reads commands, or files, of what they do.</summary>
public enum CiHost
{
    /// <summary>None that is known.</summary>
    None,

    /// <summary>GitHub Actions: annotations, the step's summary, its outputs.</summary>
    GitHub,

    /// <summary>Azure Pipelines: issues, the summary, variables, the artifact of the scans tab.</summary>
    Azure,

    /// <summary>TeamCity: build problems and statistics.</summary>
    TeamCity,

    /// <summary>GitLab: a code quality report and a JUnit report, as files.</summary>
    GitLab,

    /// <summary>Jenkins: a JUnit report, as a file.</summary>
    Jenkins,
}
