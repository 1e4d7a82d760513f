using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Text;

/// <summary>Prints an open set of values: the known ones by name, and room for any other.</summary>
internal static class EnumText
{
    public static void Write(SourceWriter writer, EnumModel model)
    {
        var type = model.Underlying.Name;
        var isText = !model.Underlying.IsValue;
        var isMixed = model.Underlying == TypeRef.Scalar;
        writer.Line()
            .Doc("summary", model.Description, otherwise: $"A value of {model.Name}.")
            .Line("/// <remarks>The set is open: a value that this version does not know is kept as it came.</remarks>");
        if (model.IsDeprecated)
            writer.Line(Deprecation.OfSchema);
        writer.Line(SourceFile.GeneratedCode)
            .Open($"public readonly partial record struct {model.Name} : _json::IOpenValue<{model.Name}>");

        if (isText)
        {
            writer.Line($"private static readonly _json::KnownTexts _known = new({string.Join(", ", model.Values.Select(value => Literal.Of(value.Text)))});")
                .Line($"""

                private readonly _json::OpenText _value;

                /// <summary>A value, known or not.</summary>
                public {model.Name}(string value) => _value = new(value);

                /// <summary>The text on the wire; empty for a default value.</summary>
                public string Value => _value.ToString();
                """);
        }
        else
        {
            writer.Line($"""
                /// <summary>A value, known or not.</summary>
                public {model.Name}({type} value) => Value = value;

                /// <summary>The value on the wire.</summary>
                public {type} Value {"{"} get; {"}"}
                """);
        }

        foreach (var value in model.Values)
        {
            writer.Line()
                .Line($"/// <summary>{(value.Description.Length > 0 ? DocText.Of(value.Description) + " " : "")}<c>{DocText.Of(value.Text)}</c></summary>")
                .Line($"public static {model.Name} {value.Name} {{ get; }} = new({(isText || value.IsText ? Literal.Of(value.Text) : isMixed ? Literal.Scalar(value.Text) : Literal.Number(type, value.Text))});");
        }

        writer.Line($"""

            /// <summary>A value, known or not.</summary>
            public static implicit operator {model.Name}({type} value) => new(value);

            /// <inheritdoc/>
            public static {model.Name} Read(ref _system::Text.Json.Utf8JsonReader reader) => new({(isText ? "_known" : model.Underlying.Codec)}.Read(ref reader));

            /// <inheritdoc/>
            public static void Write(_system::Text.Json.Utf8JsonWriter writer, {model.Name} value) => {model.Underlying.Codec}.Write(writer, value.Value);

            /// <inheritdoc/>
            public override string ToString() => {(isText ? "Value" : "_kit::WireText.Of(Value)")};
            """);
        writer.Close();
    }
}
