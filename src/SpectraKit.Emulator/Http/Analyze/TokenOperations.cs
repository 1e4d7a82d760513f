using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Handing out the appliance's one token to its one user.</summary>
internal sealed class TokenOperations(Gate gate, string token)
{
    public IEnumerable<Operation> All => [new(Service.Login, "POST", "/api-token-auth/", CreateAsync)];

    private async Task CreateAsync(HttpContext context)
    {
        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        if (fields.Text("username") is not { Length: > 0 } user) throw Refusal.BadRequest("username is required.");
        if (fields.Text("password") is not { Length: > 0 } password) throw Refusal.BadRequest("password is required.");
        if (!gate.Knows(user, password)) throw Refusal.BadRequest("Unable to log in with provided credentials.");

        await Answer.JsonAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WriteString("token", token);
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }
}
