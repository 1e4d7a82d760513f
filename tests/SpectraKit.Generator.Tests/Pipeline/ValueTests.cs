using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpectraKit.Generator.Collections;
using SpectraKit.Generator.Json;
using SpectraKit.Testing;

namespace SpectraKit.Generator.Tests.Pipeline;

/// <summary>What stands between the pipeline's steps is a value, all the way down: only so can a step know that there is nothing to do.</summary>
public sealed class ValueTests
{
    /// <summary>What compares by value by itself. A <see cref="SourceText"/> is held by three records that compare its content.</summary>
    private static readonly Type[] _leaves = [typeof(string), typeof(TextSpan), typeof(LinePositionSpan), typeof(SourceText)];

    public static TheoryData<Type> Models =>
    [
        .. typeof(ClientGenerator).Assembly.GetTypes().Where(type => IsRecord(type) && type.Namespace == typeof(Generator.Client.ClientModel).Namespace),
        typeof(SpecInput), typeof(NamespaceOwners), typeof(CompiledClient), typeof(GeneratedFile), typeof(Generator.Baseline.BaselineFiles), typeof(Generator.Baseline.BaselineFile), typeof(Generator.Baseline.BaselinePair), typeof(Generator.Diagnostics.DiagnosticInfo),
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_is_made_of_values(Type model)
    {
        foreach (var field in Fields(model))
            Assert.True(IsValue(field.FieldType), $"{model.Name}.{field.Name} is a {field.FieldType}, which does not compare by value.");
    }

    [Fact]
    public void What_is_no_value_is_seen()
    {
        Assert.False(IsValue(typeof(string[])));
        Assert.False(IsValue(typeof(IReadOnlyList<string>)));
        Assert.False(IsValue(typeof(JsonValue)));
        Assert.False(IsValue(typeof((string, List<string>))));
        Assert.False(IsValue(typeof(Func<string>)));
        Assert.True(IsValue(typeof(EquatableArray<(string, int?)>)));
    }

    [Fact]
    public void No_step_holds_the_compilation_or_the_document()
    {
        var run = GeneratorRun.Of(
            new SpecFile("analyze.json", File.ReadAllText(Repository.PathOf("specs", "spectra-analyze.json"))),
            new SpecFile("broken.json", """{ "openapi": "3.1.0", "paths": 5 """, "Broken.Api"),
            new SpecFile("less.json", """{ "openapi": "3.1.0", "paths": { } }""", "Less.Api", baseline: "/released/more.json"),
            SpecFile.OfBaseline("/released/more.json", """{ "openapi": "3.1.0", "paths": { "/a": { "get": { "responses": { "204": { "description": "" } } } } } }"""));
        var steps = run.Driver.GetRunResult().Results.Single().TrackedSteps;

        var outputs = Names().SelectMany(name => steps[name]).SelectMany(step => step.Outputs).Select(output => output.Value).ToList();

        Assert.NotEmpty(outputs);
        Assert.Null(Offence(outputs, []));
    }

    [Fact]
    public void A_planted_offence_is_seen()
    {
        Assert.NotNull(Offence(new { Inner = new object[] { GeneratorRun.EmptyCompilation().Assembly } }, []));
        Assert.NotNull(Offence(new { Inner = new List<object> { new JsonValue(new(0), 0) } }, []));
        Assert.NotNull(Offence(new { Inner = GeneratorRun.EmptyCompilation("class A;").SyntaxTrees[0] }, []));
        Assert.NotNull(Offence(new { Inner = Location.None }, []));
    }

    [Fact]
    public void Two_runs_make_equal_models_that_are_not_the_same()
    {
        var document = new SpecInput("a.json", SourceText.From(File.ReadAllText(Repository.PathOf("specs", "spectra-analyze.json"))), "A", "B");

        var (first, second) = (ClientCompiler.Compile(document, CancellationToken.None), ClientCompiler.Compile(document, CancellationToken.None));

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.True(first.Files.Count > 5);
        Assert.All(first.Files.Zip(second.Files), pair => Assert.NotSame(pair.First, pair.Second));
    }

    private static IEnumerable<string> Names() => typeof(TrackingNames).GetFields().Select(field => (string)field.GetRawConstantValue()!);

    private static bool IsValue(Type type) =>
        type.IsPrimitive || type.IsEnum || _leaves.Contains(type)
        || (Nullable.GetUnderlyingType(type) is { } inner ? IsValue(inner)
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>) ? IsValue(type.GenericTypeArguments[0])
            : type.IsGenericType && type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal) ? type.GenericTypeArguments.All(IsValue)
            : IsRecord(type));

    /// <summary>Records compare member by member; a struct of theirs has no <c>Clone</c>, but prints itself.</summary>
    private static bool IsRecord(Type type) =>
        type.Assembly == typeof(ClientGenerator).Assembly
        && (type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            foreach (var field in current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }

    /// <summary>The path to the first thing that no step may hold; <c>null</c> when there is none.</summary>
    private static string? Offence(object? value, HashSet<object> seen)
    {
        if (value is null or string or SourceText || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || (!value.GetType().IsValueType && !seen.Add(value)))
            return null;
        if (value is ISymbol or SyntaxTree or SyntaxNode or Compilation or SemanticModel or Location or Diagnostic or AdditionalText or JsonValue or JsonValue or Delegate)
            return value.GetType().Name;
        if (value is IEnumerable items)
            return items.Cast<object?>().Select((item, index) => Offence(item, seen) is { } path ? $"[{index}].{path}" : null).FirstOrDefault(path => path is not null);
        return Fields(value.GetType()).Select(field => Offence(field.GetValue(value), seen) is { } path ? $"{field.Name}.{path}" : null).FirstOrDefault(path => path is not null);
    }
}
