using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Diagnostics;

namespace SpectraKit.Generator;

/// <summary>What one document came to: code, and complaints.</summary>
internal sealed record GeneratedClient(EquatableArray<GeneratedFile> Files, EquatableArray<DiagnosticInfo> Diagnostics);
