using SpectraKit.Generator.Comparison;

namespace SpectraKit.Generator.Tests.Comparison;

/// <summary>What a document does to a method, and what that does to those who call it.</summary>
public sealed class OperationChangeTests
{
    private const string Id = "\"parameters\": [{ \"name\": \"id\", \"in\": \"query\", \"required\": true, \"schema\": { \"type\": \"string\" } }], ";
    private const string OptionalId = "\"parameters\": [{ \"name\": \"id\", \"in\": \"query\", \"schema\": { \"type\": \"string\" } }], ";
    private const string NumberId = "\"parameters\": [{ \"name\": \"id\", \"in\": \"query\", \"required\": true, \"schema\": { \"type\": \"integer\" } }], ";
    private const string HeaderId = "\"parameters\": [{ \"name\": \"id\", \"in\": \"header\", \"required\": true, \"schema\": { \"type\": \"string\" } }], ";
    private const string IdAndName = "\"parameters\": [{ \"name\": \"id\", \"in\": \"query\", \"required\": true, \"schema\": { \"type\": \"string\" } }, { \"name\": \"name\", \"in\": \"query\", \"required\": true, \"schema\": { \"type\": \"string\" } }], ";
    private const string NameAndId = "\"parameters\": [{ \"name\": \"name\", \"in\": \"query\", \"required\": true, \"schema\": { \"type\": \"string\" } }, { \"name\": \"id\", \"in\": \"query\", \"required\": true, \"schema\": { \"type\": \"string\" } }], ";
    private const string Ids = "\"parameters\": [{ \"name\": \"id\", \"in\": \"query\", \"required\": true, \"schema\": { \"type\": \"array\", \"items\": { \"type\": \"string\" } } }], ";
    private const string IdsWithCommas = "\"parameters\": [{ \"name\": \"id\", \"in\": \"query\", \"required\": true, \"explode\": false, \"schema\": { \"type\": \"array\", \"items\": { \"type\": \"string\" } } }], ";
    private const string Pet = "\"requestBody\": { \"required\": true, \"content\": { \"application/json\": { \"schema\": { \"$ref\": \"#/components/schemas/Pet\" } } } }, ";
    private const string OptionalPet = "\"requestBody\": { \"content\": { \"application/json\": { \"schema\": { \"$ref\": \"#/components/schemas/Pet\" } } } }, ";
    private const string Dog = "\"requestBody\": { \"required\": true, \"content\": { \"application/json\": { \"schema\": { \"$ref\": \"#/components/schemas/Dog\" } } } }, ";
    private const string MergePet = "\"requestBody\": { \"required\": true, \"content\": { \"application/merge-patch+json\": { \"schema\": { \"$ref\": \"#/components/schemas/Pet\" } } } }, ";
    private const string Nothing = "\"responses\": { \"204\": { \"description\": \"\" } }";
    private const string Number = "\"responses\": { \"200\": { \"description\": \"\", \"content\": { \"application/json\": { \"schema\": { \"type\": \"integer\" } } } } }";
    private const string NumberAndNotFound = "\"responses\": { \"200\": { \"description\": \"\", \"content\": { \"application/json\": { \"schema\": { \"type\": \"integer\" } } } }, \"404\": { \"description\": \"No such pet.\" } }";
    private const string MaybeNumber = "\"responses\": { \"200\": { \"description\": \"\", \"x-kit-empty\": true, \"content\": { \"application/json\": { \"schema\": { \"type\": \"integer\" } } } } }";
    private const string Text = "\"responses\": { \"200\": { \"description\": \"\", \"content\": { \"application/json\": { \"schema\": { \"type\": \"string\" } } } } }";

    [Theory]
    [InlineData("", Id, nameof(ChangeKind.ParameterAddedRequired), nameof(ChangeSeverity.Breaking))]
    [InlineData("", OptionalId, nameof(ChangeKind.ParameterAddedOptional), nameof(ChangeSeverity.PossiblyBreaking))]
    [InlineData(Id, "", nameof(ChangeKind.ParameterRemoved), nameof(ChangeSeverity.Breaking))]
    [InlineData(OptionalId, Id, nameof(ChangeKind.ParameterBecameRequired), nameof(ChangeSeverity.Breaking))]
    [InlineData(Id, OptionalId, nameof(ChangeKind.ParameterBecameOptional), nameof(ChangeSeverity.Compatible))]
    [InlineData(Id, NumberId, nameof(ChangeKind.ParameterTypeChanged), nameof(ChangeSeverity.Breaking))]
    [InlineData(Id, HeaderId, nameof(ChangeKind.ParameterPlaceChanged), nameof(ChangeSeverity.Compatible))]
    [InlineData(Ids, IdsWithCommas, nameof(ChangeKind.ParameterSpellingChanged), nameof(ChangeSeverity.Compatible))]
    [InlineData(IdAndName, NameAndId, nameof(ChangeKind.ParametersReordered), nameof(ChangeSeverity.Breaking))]
    [InlineData("", Pet, nameof(ChangeKind.BodyAddedRequired), nameof(ChangeSeverity.Breaking))]
    [InlineData("", OptionalPet, nameof(ChangeKind.BodyAddedOptional), nameof(ChangeSeverity.PossiblyBreaking))]
    [InlineData(Pet, "", nameof(ChangeKind.BodyRemoved), nameof(ChangeSeverity.Breaking))]
    [InlineData(Pet, Dog, nameof(ChangeKind.BodyTypeChanged), nameof(ChangeSeverity.Breaking))]
    [InlineData(OptionalPet, Pet, nameof(ChangeKind.BodyBecameRequired), nameof(ChangeSeverity.Breaking))]
    [InlineData(Pet, OptionalPet, nameof(ChangeKind.BodyBecameOptional), nameof(ChangeSeverity.Compatible))]
    [InlineData(Pet, MergePet, nameof(ChangeKind.BodyContentTypeChanged), nameof(ChangeSeverity.Compatible))]
    [InlineData("", "\"deprecated\": true, ", nameof(ChangeKind.OperationDeprecated), nameof(ChangeSeverity.Compatible))]
    [InlineData("\"deprecated\": true, ", "", nameof(ChangeKind.OperationRevived), nameof(ChangeSeverity.Compatible))]
    [InlineData("", "\"tags\": [\"Pets\"], ", nameof(ChangeKind.OperationMoved), nameof(ChangeSeverity.Breaking))]
    [InlineData("", "\"x-kit-rate-limit\": { \"permits\": 5, \"window\": \"PT1M\" }, ", nameof(ChangeKind.PacingChanged), nameof(ChangeSeverity.Compatible))]
    [InlineData("", "\"security\": [{ \"key\": [] }], ", nameof(ChangeKind.SecurityTightened), nameof(ChangeSeverity.PossiblyBreaking))]
    [InlineData("\"security\": [{ \"key\": [] }], ", "\"security\": [{ \"token\": [] }], ", nameof(ChangeKind.SecurityTightened), nameof(ChangeSeverity.PossiblyBreaking))]
    [InlineData("\"security\": [{ \"key\": [] }], ", "\"security\": [{ \"token\": [] }, { \"key\": [] }], ", nameof(ChangeKind.SecurityChanged), nameof(ChangeSeverity.Compatible))]
    [InlineData("\"security\": [{ \"key\": [] }], ", "", nameof(ChangeKind.SecurityChanged), nameof(ChangeSeverity.Compatible))]
    [InlineData("", "\"servers\": [{ \"url\": \"https://b.example\" }], ", nameof(ChangeKind.OperationServerChanged), nameof(ChangeSeverity.PossiblyBreaking))]
    [InlineData("\"servers\": [{ \"url\": \"https://a.example\" }], ", "\"servers\": [{ \"url\": \"https://b.example\" }], ", nameof(ChangeKind.OperationServerChanged), nameof(ChangeSeverity.PossiblyBreaking))]
    public void A_change_of_an_operation_is_the_one_change(string old, string @new, string kind, string severity) => Expect(
        Compared.Operation(old + Nothing), Compared.Operation(@new + Nothing), kind, severity);

    [Theory]
    [InlineData(Nothing, Number, nameof(ChangeKind.AnswerAdded), nameof(ChangeSeverity.Compatible))]
    [InlineData(Number, Nothing, nameof(ChangeKind.AnswerRemoved), nameof(ChangeSeverity.Breaking))]
    [InlineData(Number, Text, nameof(ChangeKind.AnswerTypeChanged), nameof(ChangeSeverity.Breaking))]
    [InlineData(Number, MaybeNumber, nameof(ChangeKind.AnswerBecameNullable), nameof(ChangeSeverity.Breaking))]
    [InlineData(MaybeNumber, Number, nameof(ChangeKind.AnswerBecameNotNullable), nameof(ChangeSeverity.Breaking))]
    [InlineData(Number, NumberAndNotFound, nameof(ChangeKind.ErrorChanged), nameof(ChangeSeverity.Compatible))]
    public void A_change_of_an_answer_is_the_one_change(string old, string @new, string kind, string severity) => Expect(
        Compared.Operation(old), Compared.Operation(@new), kind, severity);

    [Fact]
    public void An_operation_that_is_gone_is_said_at_its_path_in_the_new_document()
    {
        var change = Assert.Single(Compared.Changes(
            Compared.Document($$""" "/pets": { "get": { "operationId": "listPets", {{Nothing}} }, "post": { "operationId": "addPet", {{Nothing}} } } """),
            Compared.Document($$""" "/pets": { "get": { "operationId": "listPets", {{Nothing}} } } """)));

        Assert.Equal((ChangeKind.OperationRemoved, ChangeSeverity.Breaking, "AddPetAsync"), (change.Change.Kind, change.Change.Severity, change.Change.Subject));
        Assert.Equal(("#/paths/~1pets/post", "#/paths/~1pets"), (change.Old.Pointer, change.New.Pointer));
    }

    [Fact]
    public void An_operation_with_another_id_was_renamed_and_not_taken_away()
    {
        var change = Assert.Single(Compared.Changes(Compared.Operation(Nothing), Compared.Operation(Nothing).Replace("listPets", "findPets", StringComparison.Ordinal)));

        Assert.Equal((ChangeKind.OperationRenamed, "is called FindPetsAsync"), (change.Change.Kind, change.Change.What));
    }

    [Fact]
    public void An_operation_at_another_address_is_found_by_its_id()
    {
        var change = Assert.Single(Compared.Changes(Compared.Operation(Nothing), Compared.Operation(Nothing).Replace("\"/pets\"", "\"/v2/pets\"", StringComparison.Ordinal)));

        Assert.Equal((ChangeKind.OperationAddressChanged, ChangeSeverity.PossiblyBreaking), (change.Change.Kind, change.Change.Severity));
    }

    [Theory]
    [InlineData("\"X-Left\": { \"schema\": { \"type\": \"integer\" } }", "", nameof(ChangeKind.HeaderRemoved), nameof(ChangeSeverity.Breaking))]
    [InlineData("", "\"X-Left\": { \"schema\": { \"type\": \"integer\" } }", nameof(ChangeKind.HeaderAdded), nameof(ChangeSeverity.Compatible))]
    [InlineData("\"X-Left\": { \"schema\": { \"type\": \"integer\" } }", "\"X-Left\": { \"schema\": { \"type\": \"string\" } }", nameof(ChangeKind.HeaderChanged), nameof(ChangeSeverity.Breaking))]
    public void Headers_of_answers_are_compared(string old, string @new, string kind, string severity)
    {
        // The second header is in both: a client without any has no place for them.
        static string Document(string headers) => Compared.Operation($"\"responses\": {{ \"204\": {{ \"description\": \"\", \"headers\": {{ {headers}{(headers.Length > 0 ? "," : "")} \"X-Kept\": {{ \"schema\": {{ \"type\": \"string\" }} }} }} }} }}");
        Expect(Document(old), Document(@new), kind, severity);
    }

    [Theory]
    [InlineData("https://a.example", "https://b.example", nameof(ChangeKind.ServerChanged), nameof(ChangeSeverity.PossiblyBreaking))]
    [InlineData("/", "https://b.example", nameof(ChangeKind.ServerAdded), nameof(ChangeSeverity.Compatible))]
    [InlineData("https://a.example", "/", nameof(ChangeKind.ServerRemoved), nameof(ChangeSeverity.Breaking))]
    [InlineData("https://a.example", "v1", nameof(ChangeKind.ServerChanged), nameof(ChangeSeverity.Breaking))]
    [InlineData("https://{a}.example", "https://{b}.example", nameof(ChangeKind.ServerChanged), nameof(ChangeSeverity.Breaking))]
    public void Servers_are_compared_by_what_they_are_called(string old, string @new, string kind, string severity)
    {
        static string With(string url) => Compared.Document("", more: $$""" "servers": [{ "url": "{{url}}", "variables": { "a": { "default": "1" }, "b": { "default": "1" } } }],""");
        Expect(With(old), With(@new), kind, severity);
    }

    [Fact]
    public void A_parameter_that_is_new_is_said_where_it_stands()
    {
        var change = Assert.Single(Compared.Changes(Compared.Operation(Nothing), Compared.Operation(Id + Nothing)));

        Assert.Equal("#/paths/~1pets/get/parameters/0", change.New.Pointer);
        Assert.Equal("#/paths/~1pets/get", change.Old.Pointer);
    }

    private static void Expect(string old, string @new, string kind, string severity)
    {
        var change = Assert.Single(Compared.Changes(old, @new)).Change;
        Assert.Equal((kind, severity), (change.Kind.ToString(), change.Severity.ToString()));
        Assert.EndsWith(".", change.Why, StringComparison.Ordinal);
    }
}
