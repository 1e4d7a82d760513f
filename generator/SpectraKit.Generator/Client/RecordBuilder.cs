using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>The members of records: their own, those of what they are composed of, and those that they inherit.</summary>
internal sealed class RecordBuilder(SpecDocument document, TypeBuilder types, PlainComposition compositions, Hierarchies hierarchies, HierarchyTexts texts)
{
    private const int MaxDepth = 32;

    public void Fill(RecordDraft draft)
    {
        if (draft.IsFilled)
            return;
        draft.IsFilled = true;
        // A hierarchy has few levels, so that this ends the stack of nobody.
        if (hierarchies.BaseOf(draft.Schema) is { } parent && types.Record(types.Find(parent).Type) is { } @base)
        {
            Fill(@base);
            Inherit(draft, @base);
        }

        var required = new HashSet<string>(StringComparer.Ordinal);
        var properties = new MergedProperties();
        Merge(draft, draft.Schema, properties, required, draft.Base is null ? [] : [draft.Base.Schema.Pointer], 0);
        List<string> tags = hierarchies.Has(draft.Schema) ? [.. hierarchies.Discriminators(draft.Schema).Select(discriminator => discriminator.Property)] : [];
        AddTags(draft, properties, tags);
        Require(draft, required);

        var own = properties.All.Where(property => draft.Members.All(member => member.WireName != property.WireName)).ToList();
        string[] inherited = draft.Base is null ? [] : [draft.Base.FurtherName, .. draft.Members.Select(member => member.Name)];
        var memberNames = new NameScope([draft.Name, .. ReservedNames.OfMembers, .. inherited]).TakeAll(own.Select(property => property.WireName));
        draft.FurtherName = draft.Base?.FurtherName ?? (memberNames.ContainsValue("AdditionalProperties") || draft.Name == "AdditionalProperties" ? "AdditionalProperties_" : "AdditionalProperties");
        foreach (var property in own)
        {
            var member = Member(property, memberNames[property.WireName], required.Contains(property.WireName));
            var isTag = tags.Contains(property.WireName);
            draft.Members.Add(isTag ? member with { IsDiscriminator = true, IsReadOnly = false, Constant = null } : member);
            if (types.Draft(member.Type.Innermost) is { } used)
                draft.Uses.Add(used);
        }

        if (tags.Count > 0)
            draft.Further = draft.Base is null ? draft.Further ?? TypeRef.Untyped : draft.Base.Further;
        if (draft.Further is { } further && types.Draft(further.Innermost) is { } entry)
            draft.Uses.Add(entry);
    }

    public RecordModel Finish(RecordDraft draft) => new(draft.Name, draft.Schema.Description, [.. draft.FinalMembers])
    {
        Uses = draft.UsedAs,
        Further = draft.Further?.WithoutFiles(),
        FurtherName = draft.FurtherName,
        Inheritance = hierarchies.Has(draft.Schema) ? Inheritance(draft) : null,
        IsDeprecated = draft.Schema.IsDeprecated,
    };

    private static void Inherit(RecordDraft draft, RecordDraft @base)
    {
        draft.Base = @base;
        draft.Family.Add(@base);
        @base.Family.Add(draft);
        // What the base says of a member is not printed again, and so must not make this record's file another.
        draft.Members.AddRange(@base.Members.Select(member => member with { IsInherited = true, IsVirtual = false, IsOverride = false, Description = "" }));
    }

    /// <summary>Marks what a record asks for and its base does not, there and where it is declared.</summary>
    private static void Require(RecordDraft draft, HashSet<string> required)
    {
        for (var i = 0; i < draft.Members.Count; i++)
        {
            var member = draft.Members[i];
            if (member.IsRequired || member.IsRequiredHere || !required.Contains(member.WireName))
                continue;
            var isOverride = !member.IsDiscriminator && member.Name != draft.Name;
            draft.Members[i] = member with { IsRequiredHere = true, IsOverride = isOverride };
            for (var level = draft.Base; isOverride && level is not null; level = level.Base)
            {
                var index = level.Members.FindIndex(other => other.WireName == member.WireName);
                if (!level.Members[index].IsInherited)
                    level.Members[index] = level.Members[index] with { IsVirtual = true };
                if (!level.Members[index].IsInherited)
                    break;
            }
        }
    }

    /// <summary>Adds the members that only a discriminator names.</summary>
    private static void AddTags(RecordDraft draft, MergedProperties properties, List<string> tags)
    {
        foreach (var tag in tags)
        {
            if (draft.Members.Any(member => member.WireName == tag) || properties.All.Any(property => property.WireName == tag))
                continue;
            properties.Set(new(tag, new()
            {
                Json = draft.Schema.Json["discriminator"]!["propertyName"]!,
                Pointer = draft.Schema.Pointer / "properties" / tag,
                Types = ["string"],
            }));
        }
    }

    private MemberModel Member(PropertySpec property, string name, bool isRequired)
    {
        var (type, isNullable) = types.Find(property.Schema);
        var target = document.Resolve(property.Schema);
        var parts = target is { AllOf.Count: > 0 } && types.Record(type) is null ? compositions.Parts(target) : [];
        return new(property.WireName, name, type)
        {
            Description = SchemaLimits.Describe(Words(property.Schema, target, parts), [target, property.Schema, .. parts]),
            IsRequired = isRequired,
            IsNullable = isNullable || property.Schema.IsNullable,
            IsThreeState = false,
            IsDeprecated = property.Schema.IsDeprecated,
            IsSecret = (target ?? property.Schema).Format == "password",
            IsReadOnly = property.Schema.IsReadOnly || target?.IsReadOnly is true,
            IsWriteOnly = property.Schema.IsWriteOnly || target?.IsWriteOnly is true,
            Constant = ConstantModel.Of(target, type),
            Default = SchemaLimits.Default(property.Schema) ?? SchemaLimits.Default(target),
        };
    }

    /// <summary>What is said of a member where it stands, of its type, or of the last part of that.</summary>
    private static string Words(SchemaSpec schema, SchemaSpec? target, IReadOnlyList<SchemaSpec> parts) =>
        new[] { schema, target }.Concat(parts.Reverse()).FirstOrDefault(part => part?.Description.Length > 0)?.Description ?? "";

    /// <summary>The members of a schema and of all that it is made of; the last word on a member is the schema's own.</summary>
    private void Merge(RecordDraft draft, SchemaSpec schema, MergedProperties properties, HashSet<string> required, HashSet<Pointer> seen, int depth)
    {
        if (depth > MaxDepth || !seen.Add(schema.Pointer))
            return;
        foreach (var part in schema.AllOf)
        {
            if (document.Resolve(part) is { } target)
                Merge(draft, target, properties, required, seen, depth + 1);
        }

        foreach (var property in schema.Properties)
            properties.Set(property);

        required.UnionWith(schema.Required);
        // What only some of the choices have is kept as it comes.
        if (schema.AdditionalProperties is { } further)
            draft.Further = types.Element(further);
        else if (schema.IsOpen || schema.Choices.Count > 0)
            draft.Further ??= TypeRef.Untyped;
    }

    private InheritanceModel Inheritance(RecordDraft draft)
    {
        var property = hierarchies.HasChildren(draft.Schema) ? hierarchies.Discriminators(draft.Schema).First().Property : null;
        return new()
        {
            Base = draft.Base?.Name,
            Discriminator = property,
            Subtypes = property is null ? [] : [.. texts.Children(draft.Schema, property)
                .Where(child => types.Record(types.Find(child.Schema).Type)?.Base is not null)
                .Select(child => new SubtypeModel(
                    child.Text,
                    types.Find(child.Schema).Type.Codec,
                    hierarchies.HasChildren(child.Schema) && hierarchies.Discriminators(child.Schema).First().Property == property))],
            Initial =
            [
                .. texts.Initial(draft.Schema)
                    .Select(initial => (draft.Members.Find(member => member.WireName == initial.Property).Name, initial.Text))
                    .OrderBy(initial => initial.Name, StringComparer.Ordinal),
            ],
        };
    }
}
