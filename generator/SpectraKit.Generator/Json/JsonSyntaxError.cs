using Microsoft.CodeAnalysis.Text;

namespace SpectraKit.Generator.Json;

/// <summary>Why a text is not JSON, and where it stops being it.</summary>
internal sealed record JsonSyntaxError(TextSpan Span, string Message);
