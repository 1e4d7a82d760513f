namespace SpectraKit.Packages.Tests;

/// <summary>
/// The package Cake.SpectraKit in a build program instead of a script, as Cake.Frosting and Cake.Sdk have it: a reference, a context, and extension methods. Both make
/// the context; here the program does.
/// </summary>
public sealed class CakeProgramTests(PackedPackages packages)
{
    [Fact]
    public async Task A_program_calls_the_same_aliases_without_a_using()
    {
        using var consumer = new Consumer(packages);
        consumer.Write("publish/app.dll", "harmless code");
        consumer.Write("Program.cs", """
            var report = new Context().SpectraKitScan("publish/**/*", new SpectraKitScanSettings { Emulator = true });
            Console.WriteLine($"FOUND {report.Files.Single().Path} {report.Files.Single().Outcome}");
            """);
        consumer.Write("Context.cs", """
            using Cake.Core;
            using Cake.Core.Configuration;
            using Cake.Core.Diagnostics;
            using Cake.Core.IO;
            using Cake.Core.Tooling;

            class Context : ICakeContext
            {
                public ICakeEnvironment Environment { get; } = new CakeEnvironment(new CakePlatform(), new CakeRuntime());
                public ICakeLog Log { get; } = new NullLog();
                public IFileSystem FileSystem { get; } = new FileSystem();
                public IGlobber Globber => throw new NotSupportedException();
                public ICakeArguments Arguments => throw new NotSupportedException();
                public IProcessRunner ProcessRunner => throw new NotSupportedException();
                public IRegistry Registry => throw new NotSupportedException();
                public IToolLocator Tools => throw new NotSupportedException();
                public ICakeDataResolver Data => throw new NotSupportedException();
                public ICakeConfiguration Configuration => throw new NotSupportedException();
            }
            """);
        consumer.WriteProject(
            "program.csproj",
            $"""
            <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
            <ItemGroup>
              <Reference Include="{Path.Combine(Consumer.UserPackages, "cake.tool", "7.0.0", "tools", "net10.0", "any", "Cake.Core.dll")}" />
            </ItemGroup>
            """,
            "Cake.SpectraKit");

        var run = await consumer.DotnetAsync(["run"]);

        run.ShouldExitWith(0);
        Assert.Contains("FOUND publish/app.dll Unknown", run.Output);
    }
}
