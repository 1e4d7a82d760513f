namespace SpectraKit.Runtime;

/// <summary>One request that was sent, and what came of it.</summary>
/// <param name="OperationId">The operation, by the spec's name.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Host">The service's host, with its port where that is not the usual one.</param>
/// <param name="Path">The path as the spec has it, without values.</param>
/// <param name="Number">Which attempt of its call this is, from 1.</param>
/// <param name="StatusCode">The status of the answer; <c>null</c> when there was none.</param>
/// <param name="Duration">How long it took.</param>
public readonly record struct ApiAttempt(string OperationId, string Method, string Host, string Path, int Number, int? StatusCode, TimeSpan Duration);
