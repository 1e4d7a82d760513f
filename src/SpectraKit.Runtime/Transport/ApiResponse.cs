using System.Net;

namespace SpectraKit.Runtime;

/// <summary>
/// Calls together with the status and headers of their answers:
/// <c>var page = await ApiResponse.OfAsync(() =&gt; client.Orders.ListOrdersAsync());</c>
/// </summary>
/// <param name="StatusCode">The answer's status.</param>
/// <param name="Headers">The answer's headers.</param>
public sealed record ApiResponse(HttpStatusCode StatusCode, ApiHeaders Headers)
{
    private static readonly AsyncLocal<Note?> _note = new();

    /// <summary>Makes a call that returns something.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="call">A call of any generated client. Of several calls within it, the last answer counts.</param>
    /// <returns>What the call returned, with its answer's status and headers.</returns>
    /// <exception cref="InvalidOperationException">The call sent nothing.</exception>
    /// <exception cref="ApiException">The call's.</exception>
    public static async Task<ApiResponse<T>> OfAsync<T>(Func<Task<T>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var note = Begin();
        var value = await call().ConfigureAwait(false);
        var response = note.Taken();
        return new(value, response.StatusCode, response.Headers);
    }

    /// <summary>Makes a call that returns nothing.</summary>
    /// <param name="call">A call of any generated client. Of several calls within it, the last answer counts.</param>
    /// <returns>Its answer's status and headers.</returns>
    /// <exception cref="InvalidOperationException">The call sent nothing.</exception>
    /// <exception cref="ApiException">The call's.</exception>
    public static async Task<ApiResponse> OfAsync(Func<Task> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var note = Begin();
        await call().ConfigureAwait(false);
        return note.Taken();
    }

    /// <summary>Keeps an answer for whoever asked for it; copied, since the message does not outlive the call.</summary>
    internal static void Keep(HttpResponseMessage response)
    {
        if (_note.Value is { } note)
            note.Last = new(response.StatusCode, new(response));
    }

    /// <summary>Begins to take notes, for this call and what it calls: a change of such a local ends with the asynchronous method that made it.</summary>
    private static Note Begin() => _note.Value = new();

    private sealed class Note
    {
        public ApiResponse? Last { get; set; }

        public ApiResponse Taken() => Last ?? throw new InvalidOperationException("The call sent nothing.");
    }
}
