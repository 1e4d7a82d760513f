using System.Text.Json;
using SpectraKit.Runtime.Json;

namespace SpectraKit.Tool.Calls;

/// <summary>A service's own model in machine output: under its own names, as the service sent it.</summary>
internal static class WireJson
{
    public static void Write<TModel>(Utf8JsonWriter json, string name, TModel? model)
        where TModel : class, IJsonCodec<TModel>
    {
        json.WritePropertyName(name);
        if (model is null)
            json.WriteNullValue();
        else
            TModel.Write(json, model);
    }
}
