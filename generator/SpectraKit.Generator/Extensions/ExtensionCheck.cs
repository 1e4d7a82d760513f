using SpectraKit.Generator.Diagnostics;
using SpectraKit.Generator.Json;
using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Extensions;

/// <summary>Looks for extensions of ours that would be ignored, and for those that say what they cannot say, wherever in a document one could stand.</summary>
/// <remarks>Pieces of the document in which no name is ours are passed over: most documents are walked no further than to their components' names.</remarks>
internal sealed class ExtensionCheck
{
    private readonly JsonValue _root;
    private readonly DiagnosticBag _diagnostics;

    private ExtensionCheck(JsonValue root, DiagnosticBag diagnostics) => (_root, _diagnostics) = (root, diagnostics);

    /// <summary>Checks a document that was read.</summary>
    public static void Run(JsonValue root, SpecDocument document, DiagnosticBag diagnostics)
    {
        var check = new ExtensionCheck(root, diagnostics);
        check.Walk(root, SpecObject.Document);
        check.CheckTags(document);
    }

    private void Walk(JsonValue value, SpecObject kind)
    {
        if (!value.Piece.HasOwnWords && value.Piece != _root.Piece)
            return;
        foreach (var item in value.Items)
            Walk(item, kind);
        foreach (var member in value.Members)
        {
            if (member.Name.StartsWith("x-", StringComparison.Ordinal))
            {
                if (member.Name.StartsWith(ExtensionWord.Prefix, StringComparison.Ordinal))
                    Check(member, value, kind);
            }
            else if (SpecObjects.Member(kind, member.Name) is var (child, isMap))
            {
                if (!isMap)
                    Walk(member, child);
                else
                {
                    foreach (var entry in member.Members)
                        Walk(entry, child);
                }
            }
        }
    }

    private void Check(JsonValue member, JsonValue owner, SpecObject kind)
    {
        if (ExtensionWord.Find(member.Name) is not { } word)
            Ignored(member, $"there is no such extension{Meant(member.Name, ExtensionWord.All.Select(known => known.Name))}");
        else if (!word.Places.Contains(kind))
            Ignored(member, $"it belongs to {string.Join(" or ", word.Places.Select(Words))}");
        else if (owner.String("$ref") is not null && (kind != SpecObject.Schema || !SchemaReader.SaysMoreThanItsReference(owner)))
            Ignored(member, "it stands beside a '$ref', and belongs to what that leads to");
        else if (word.WhyIgnored(owner) is { } why)
            Ignored(member, why);
        else
            Check(member, "it", member, word.Shape);
    }

    /// <summary>Holds a value against what it may say.</summary>
    /// <param name="word">The extension that it is in.</param>
    /// <param name="subject">What the value is called in a sentence.</param>
    /// <param name="value">The value.</param>
    /// <param name="shape">What it may say.</param>
    private void Check(JsonValue word, string subject, JsonValue value, ExtensionShape shape)
    {
        if (!shape.Is(value))
        {
            Malformed(word, value, $"{subject} must be {shape.Words}");
            return;
        }

        if (shape.Item is { } item)
        {
            foreach (var part in value.Items)
                Check(word, $"each of {subject}", part, item);
        }

        if (value.Kind != JsonKind.Object)
            return;
        foreach (var required in shape.Members)
        {
            if (required.IsRequired && value[required.Name] is null)
                Malformed(word, value, $"it has no '{required.Name}'");
        }

        foreach (var member in value.Members)
        {
            if (shape.Members.FirstOrDefault(known => known.Name == member.Name) is { } known)
                Check(word, $"'{member.Name}'", member, known.Shape);
            else
                Ignored(member, $"'{word.Name}' has no such member{Meant(member.Name, shape.Members.Select(known => known.Name))}");
        }
    }

    /// <summary>What a tag says is meant for the operations that have it first.</summary>
    private void CheckTags(SpecDocument document)
    {
        HashSet<string?>? used = null;
        foreach (var tag in _root["tags"]?.Items ?? default)
        {
            foreach (var member in tag.Members)
            {
                if (ExtensionWord.Find(member.Name)?.Places.Contains(SpecObject.Tag) is true && tag.String("name") is { } name
                    && !(used ??= [.. document.Operations.Select(operation => operation.Tag)]).Contains(name))
                    Ignored(member, $"no operation has '{name}' as the first of its tags");
            }
        }
    }

    private static string Meant(string name, IEnumerable<string> known) => Spelling.Nearest(name, known) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    private static string Words(SpecObject place) => place switch
    {
        SpecObject.Operation => "an operation",
        SpecObject.SecurityScheme => "a security scheme",
        _ => $"a {place.ToString().ToLowerInvariant()}",
    };

    private void Ignored(JsonValue member, string why) => _diagnostics.Add(Descriptors.IgnoredExtension, member.NamePlace, member.Name, why);

    private void Malformed(JsonValue word, JsonValue value, string why) => _diagnostics.Add(Descriptors.InvalidExtension, value.Place, word.Name, why);
}
