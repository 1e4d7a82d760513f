namespace SpectraKit.Generator.Client;

/// <summary>What a model is used as, which decides what is printed for it.</summary>
[Flags]
internal enum ModelUses
{
    None = 0,

    /// <summary>It stands in a request.</summary>
    Sent = 1,

    /// <summary>It stands in an answer.</summary>
    Received = 2,

    /// <summary>It is the body of a multipart request.</summary>
    Multipart = 4,

    /// <summary>It is the body of a form.</summary>
    Form = 8,

    /// <summary>It is read or written as JSON, by itself or within another.</summary>
    Json = 16,
}
