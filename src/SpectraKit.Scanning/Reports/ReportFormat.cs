namespace SpectraKit.Scanning;

/// <summary>The forms that a report can be written in. All are made from the one neutral model, so none says what another denies.</summary>
public enum ReportFormat
{
    /// <summary>The neutral form: everything, for scripts, and for <c>spectrakit report render</c>.</summary>
    Json,

    /// <summary>Plain lines for people.</summary>
    Text,

    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    Sarif,

    /// <summary>JUnit's XML, in which every file is a test case.</summary>
    JUnit,

    /// <summary>Markdown for a step summary, below the size that hosts refuse.</summary>
    Markdown,

    /// <summary>One page that needs nothing else: to sort, filter and keep.</summary>
    Html,

    /// <summary>A table for spreadsheets.</summary>
    Csv,

    /// <summary>GitLab's code quality report.</summary>
    CodeQuality,

    /// <summary>The hashes of everything that was scanned, for a later <c>spectrakit recheck</c>.</summary>
    Manifest,

    /// <summary>An in-toto statement: subjects by digest, and what was found.</summary>
    InToto,
}
