using SpectraKit.Generator.Spec;

namespace SpectraKit.Generator.Client;

/// <summary>The members of records: their own, those of what they are composed of, and those that they inherit.</summary>
internal sealed class RecordBuilder(SpecDocument document, TypeBuilder types, PlainComposition compositions, Hierarchies hierarchies, HierarchyTexts texts)
{
    private const int MaxDepth = 32;

    private readonly NameScope _memberNames = new(ReservedNames.OfMembers);

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

        var properties = new MergedProperties();
        Merge(draft, draft.Schema, properties, draft.Base is null ? [] : [draft.Base.Schema.Pointer], 0);
        var tags = hierarchies.Has(draft.Schema) ? hierarchies.Discriminators(draft.Schema).Select(discriminator => discriminator.Property).ToArray() : [];
        AddTags(draft, properties, tags);
        Require(draft, properties.Required);
        AddMembers(draft, draft.Base is null ? properties.All : [.. properties.All.Where(property => !draft.Declares(property.WireName))], properties.Required, tags);
        if (tags.Length > 0)
            draft.Further = draft.Base is null ? draft.Further ?? TypeRef.Untyped : draft.Base.Further;
        if (draft.Further is { } further && types.Draft(further.Innermost) is { } entry)
            draft.Uses.Add(entry);
    }

    private void AddMembers(RecordDraft draft, IReadOnlyList<PropertySpec> properties, ISet<string> required, string[] tags)
    {
        var wireNames = new string[properties.Count];
        for (var i = 0; i < wireNames.Length; i++)
            wireNames[i] = properties[i].WireName;
        var names = _memberNames.Restart(draft.Base is null ? [draft.Name] : [draft.Name, draft.Base.FurtherName, .. draft.Members.Select(member => member.Name)]).TakeAll(wireNames);
        draft.FurtherName = draft.Base?.FurtherName
            ?? (Array.IndexOf(names, "AdditionalProperties") >= 0 || draft.Name == "AdditionalProperties" ? "AdditionalProperties_" : "AdditionalProperties");
        draft.Members.Capacity = draft.Members.Count + names.Length;
        for (var i = 0; i < names.Length; i++)
        {
            var member = Member(properties[i], names[i], required.Contains(wireNames[i]));
            draft.Members.Add(Array.IndexOf(tags, wireNames[i]) >= 0 ? member with { IsDiscriminator = true, IsReadOnly = false, Constant = null } : member);
            if (types.Draft(member.Type.Innermost) is { } used)
                draft.Uses.Add(used);
        }
    }

    public RecordModel Finish(RecordDraft draft) => new(draft.Name, draft.Schema.Description, new(draft.FinalMembers()))
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
    private static void Require(RecordDraft draft, ISet<string> required)
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
    private static void AddTags(RecordDraft draft, MergedProperties properties, string[] tags)
    {
        foreach (var tag in tags)
        {
            if (draft.Declares(tag) || properties.All.Any(property => property.WireName == tag))
                continue;
            properties.Set(new(tag, new()
            {
                Json = draft.Schema.Json["discriminator"]!.Value["propertyName"]!.Value,
                Pointer = draft.Schema.Pointer / "properties" / tag,
                Types = ["string"],
            }));
        }
    }

    private MemberModel Member(PropertySpec property, string name, bool isRequired)
    {
        var schema = property.Schema;
        var target = document.Resolve(schema);
        var (type, isNullable) = types.FindResolved(target);
        if (KnownMember.Of(property, name, isRequired, target, type, isNullable) is { } known)
            return known;
        IReadOnlyList<SchemaSpec> parts = target is { AllOf.Count: > 0 } && types.Record(type) is null ? compositions.Parts(target) : [];
        var member = new MemberModel(property.WireName, name, type)
        {
            Description = SchemaLimits.Describe(Words(schema, target, parts), schema, target, parts),
            IsRequired = isRequired,
            IsExpected = isRequired,
            IsNullable = isNullable || schema.IsNullable,
            IsThreeState = false,
            IsDeprecated = schema.IsDeprecated,
            IsSecret = (target ?? schema).Format == "password",
            IsReadOnly = schema.IsReadOnly || target?.IsReadOnly is true,
            IsWriteOnly = schema.IsWriteOnly || target?.IsWriteOnly is true,
            Constant = ConstantModel.Of(target, type),
            Default = SchemaLimits.Default(schema) ?? SchemaLimits.Default(target),
        };
        // What is made of several schemas depends on what all of them say.
        if (target is { AllOf.Count: 0 })
            property.Meaning = new KnownMember(member, target, isNullable);
        return member;
    }

    /// <summary>What is said of a member where it stands, of its type, or of the last part of that.</summary>
    private static string Words(SchemaSpec schema, SchemaSpec? target, IReadOnlyList<SchemaSpec> parts)
    {
        if (schema.Description.Length > 0)
            return schema.Description;
        if (target?.Description.Length > 0)
            return target.Description;
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            if (parts[i].Description.Length > 0)
                return parts[i].Description;
        }

        return "";
    }

    /// <summary>The members of a schema and of all that it is made of; the last word on a member is the schema's own.</summary>
    private void Merge(RecordDraft draft, SchemaSpec schema, MergedProperties properties, HashSet<Pointer> seen, int depth)
    {
        if (depth > MaxDepth || !seen.Add(schema.Pointer))
            return;
        foreach (var part in schema.AllOf)
        {
            if (document.Resolve(part) is { } target)
                Merge(draft, target, properties, seen, depth + 1);
        }

        properties.Add(schema);
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
