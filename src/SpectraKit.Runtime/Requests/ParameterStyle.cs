namespace SpectraKit.Runtime;

/// <summary>How OpenAPI spells a parameter that is a list or an object.</summary>
public enum ParameterStyle
{
    /// <summary><c>a,b,c</c> in paths and headers.</summary>
    Simple,

    /// <summary><c>.a.b.c</c> in paths.</summary>
    Label,

    /// <summary><c>;name=a,b,c</c> in paths.</summary>
    Matrix,

    /// <summary><c>name=a&amp;name=b</c> or <c>name=a,b</c> in queries and cookies.</summary>
    Form,

    /// <summary><c>name=a%20b</c> in queries.</summary>
    SpaceDelimited,

    /// <summary><c>name=a|b</c> in queries.</summary>
    PipeDelimited,

    /// <summary><c>name[member]=value</c> in queries.</summary>
    DeepObject,
}
