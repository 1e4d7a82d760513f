using System.Net;

namespace SpectraKit.Runtime;

/// <summary>What a call returned, and the answer that it came with.</summary>
/// <typeparam name="T">What the call returns.</typeparam>
/// <param name="Value">What the call returned.</param>
/// <param name="StatusCode">The answer's status.</param>
/// <param name="Headers">The answer's headers.</param>
public sealed record ApiResponse<T>(T Value, HttpStatusCode StatusCode, ApiHeaders Headers);
