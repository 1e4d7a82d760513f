using System.IO.Compression;
using System.Xml.Linq;

namespace SpectraKit.Packages.Tests;

/// <summary>The package Cake.SpectraKit as a file.</summary>
public sealed class CakePackageTests(PackedPackages packages)
{
    [Fact]
    public void The_package_is_what_Cake_expects_of_an_addin()
    {
        using var package = ZipFile.OpenRead(packages.PathOf("Cake.SpectraKit"));
        var names = package.Entries.Select(entry => entry.FullName).ToList();

        using var nuspec = package.GetEntry("Cake.SpectraKit.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();
        Assert.Contains("cake-addin", metadata.Elements().Single(element => element.Name.LocalName == "tags").Value.Split(' '));
        Assert.Contains(metadata.Elements().Single(element => element.Name.LocalName == "icon").Value, names);
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Contains("lib/net10.0/Cake.SpectraKit.dll", names);
        Assert.Contains("lib/net10.0/Cake.SpectraKit.xml", names);
        Assert.Contains("build/Cake.SpectraKit.targets", names);
        Assert.DoesNotContain(names, name => name.EndsWith("Cake.Core.dll", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_alias_is_documented_with_an_example()
    {
        using var package = ZipFile.OpenRead(packages.PathOf("Cake.SpectraKit"));
        using var stream = package.GetEntry("lib/net10.0/Cake.SpectraKit.xml")!.Open();
        var aliases = XDocument.Load(stream).Descendants("member").Where(member => member.Attribute("name")!.Value.StartsWith("M:Cake.SpectraKit.SpectraKitAliases.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(aliases);
        Assert.All(aliases, alias =>
        {
            Assert.NotNull(alias.Element("summary"));
            Assert.NotNull(alias.Element("exception"));
            Assert.NotNull(alias.Element("example")?.Element("code"));
        });
    }
}
