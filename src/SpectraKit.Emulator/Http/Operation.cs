using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>One operation of a service: where it is, and what it does.</summary>
/// <param name="Service">Whose it is.</param>
/// <param name="Method">Its method, in capitals.</param>
/// <param name="Path">Its path as documented, byte-exact with its slashes, parameters in braces.</param>
/// <param name="AnswerAsync">Answers a request that has been let in.</param>
internal sealed record Operation(Service Service, string Method, string Path, Func<HttpContext, Task> AnswerAsync)
{
    public string Name => $"{Method} {Path}";
}
