using Microsoft.CodeAnalysis.Text;
using NJsonSchema.Validation;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;
using SpectraKit.Scanning;

namespace SpectraKit.Tool.Specs;

/// <summary>A document held against the schema of its version: of all that a validator has to say, the one sentence for each mistake.</summary>
internal sealed class SchemaCheck
{
    private readonly SpecFile _file;
    private readonly IReadOnlyList<DocumentValue> _values;

    private SchemaCheck(SpecFile file, IReadOnlyList<DocumentValue> values) => (_file, _values) = (file, values);

    /// <summary>The document's mistakes in its order; none when its version has no schema, of which the generator complains.</summary>
    public static IReadOnlyList<SpecComplaint> Run(SpecFile file, JsonValue json)
    {
        if (SpecSchema.Of(json) is not { } schema)
            return [];
        var (root, values) = DocumentTokens.Of(json);
        var check = new SchemaCheck(file, values);
        return [.. schema.Check(root).SelectMany(check.Useful).Select(check.Complaint).Distinct()];
    }

    /// <summary>What is said of a mistake: where one of several shapes would do, what is wrong with the shape that was meant.</summary>
    private IEnumerable<ValidationError> Useful(ValidationError error)
    {
        if (SchemaSentence.IsOwn(error))
            return [error];
        switch (error)
        {
            case ChildSchemaValidationError { Errors.Count: > 0 } choice when choice.Kind is ValidationErrorKind.NotAnyOf or ValidationErrorKind.NotOneOf:
                return Meant(choice.Errors.Values.Where(errors => errors.Count > 0).ToList(), error.LineNumber).SelectMany(Useful);
            case ChildSchemaValidationError { Errors.Count: > 0 } parts:
                return parts.Errors.Values.SelectMany(errors => errors).SelectMany(Useful);
            case MultiTypeValidationError { Errors.Count: > 0 } types:
                return Meant([.. types.Errors.Values.Where(errors => errors.Any())], error.LineNumber).SelectMany(Useful);
            default:
                return [error];
        }
    }

    /// <summary>
    /// The shape that a value comes nearest to. One that is something else from the outside (another kind of value, not the reference it
    /// would have to be, another word where a word tells the shapes apart) was not meant; of the others, the one that is closest is.
    /// </summary>
    private IEnumerable<ValidationError> Meant(IReadOnlyList<IEnumerable<ValidationError>> shapes, int number)
    {
        var isReference = Value(number).Value["$ref"] is not null;
        return shapes.OrderBy(errors => Rank(errors, number, isReference)).ThenBy(errors => errors.Count()).FirstOrDefault() ?? [];
    }

    private int Rank(IEnumerable<ValidationError> errors, int number, bool isReference) => errors.Max(error => error switch
    {
        { Kind: ValidationErrorKind.PropertyRequired, Property: "$ref" } => 2,
        _ when isReference && error.LineNumber == number => 1,
        _ when error.LineNumber == number && SchemaSentence.IsOfKind(error.Kind) => 2,
        { Kind: ValidationErrorKind.NotInEnumeration } when Value(error.LineNumber) is { Parent: var parent, Name: "type" } && parent == number => 1,
        _ => 0,
    });

    private SpecComplaint Complaint(ValidationError error)
    {
        var value = Value(error.LineNumber);
        var start = _file.Text.Lines.GetLinePosition(value.Start.Start);
        return new(_file.Path, start.Line, start.Character, Codes.InvalidSpec.Severity, Codes.InvalidSpec.Id, SchemaSentence.Of(error, value), Pointer(value));
    }

    private DocumentValue Value(int number) => _values[Math.Clamp(number, 1, _values.Count) - 1];

    private string Pointer(DocumentValue value) => Place(value).ToString();

    private Pointer Place(DocumentValue value) =>
        value.Parent == 0 ? Generator.Spec.Pointer.Root
        : value.Index >= 0 ? Place(Value(value.Parent)) / value.Index
        : Place(Value(value.Parent)) / value.Name;
}
