using SpectraKit.Generator.Client;

namespace SpectraKit.Generator.Comparison;

/// <summary>Which way each type travels: what breaks somebody who sends a type is not what breaks somebody who receives it.</summary>
internal sealed class TypeUses
{
    private readonly Dictionary<string, TypeModel> _types;
    private readonly ILookup<string, string> _children;
    private readonly Dictionary<string, ModelUses> _uses = new(StringComparer.Ordinal);

    private TypeUses(ClientModel client)
    {
        _types = client.Types.ToDictionary(type => type.Name, StringComparer.Ordinal);
        _children = client.Types.OfType<RecordModel>().Where(record => record.Inheritance?.Base is not null).ToLookup(record => record.Inheritance!.Base!, record => record.Name, StringComparer.Ordinal);
    }

    public ModelUses this[string type] => _uses.TryGetValue(type, out var uses) ? uses : ModelUses.None;

    public static TypeUses Of(ClientModel client)
    {
        var uses = new TypeUses(client);
        foreach (var operation in ClientMethod.Of(client).Select(method => method.Operation))
        {
            foreach (var parameter in operation.Parameters)
                uses.Mark(parameter.Type, ModelUses.Sent);
            if (operation.Body is { } body)
                uses.Mark(body.Type, ModelUses.Sent);
            if (operation.Answer.Type is { } answer)
                uses.Mark(answer, ModelUses.Received);
            foreach (var error in operation.Statuses.Select(status => status.Body).OfType<TypeRef>())
                uses.Mark(error, ModelUses.Received);
            foreach (var other in operation.Others)
                uses.Mark(other);
        }

        return uses;
    }

    /// <summary>The named type at the heart of lists and maps.</summary>
    private static string Innermost(TypeRef type) => type.Innermost.Name.TrimEnd('?');

    private void Mark(OtherModel other)
    {
        if (other.Body is { } body)
            Mark(body.Type, ModelUses.Sent);
        if (other.Answer?.Type is { } answer)
            Mark(answer, ModelUses.Received);
    }

    private void Mark(TypeRef type, ModelUses direction)
    {
        var left = new Stack<string>([Innermost(type)]);
        while (left.Count > 0)
        {
            var name = left.Pop();
            if (!_types.TryGetValue(name, out var model) || (this[name] & direction) != 0)
                continue;
            _uses[name] = this[name] | direction;
            foreach (var part in Parts(model))
                left.Push(Innermost(part));
            // Where a base travels, each of its children may.
            foreach (var child in _children[name])
                left.Push(child);
        }
    }

    /// <summary>What it is made of.</summary>
    private static IEnumerable<TypeRef> Parts(TypeModel model) => model switch
    {
        RecordModel record => record.Members.Select(member => member.Type).Concat(record.Further is { } further ? [further] : []),
        EnumModel values => [values.Underlying],
        UnionModel union => union.Cases.Select(one => one.Type),
        _ => [],
    };
}
