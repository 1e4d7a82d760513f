using SpectraKit.Generator.Client;
using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Diagnostics;

namespace SpectraKit.Generator;

/// <summary>What one document came to: files to be printed, and complaints.</summary>
internal sealed record CompiledClient(EquatableArray<ClientFile> Files, EquatableArray<DiagnosticInfo> Diagnostics);
