using System.Text.Json;
using Microsoft.Playwright;
using SpectraKit.Testing;

namespace SpectraKit.Browser.Tests;

/// <summary>
/// A screenshot beside the one that the documentation shows. Pixels are compared where the same fonts are installed, which the width of a text tells; with
/// other fonts, every line breaks elsewhere, and only the structure is.
/// </summary>
internal static class Picture
{
    /// <summary>The share of pixels that may differ: what another version of the browser smooths otherwise.</summary>
    private const double Tolerance = 0.02;

    private const string Compare =
        """
        async ([a, b]) => {
          const read = async data => {
            const image = new Image();
            image.src = "data:image/png;base64," + data;
            await image.decode();
            const canvas = document.createElement("canvas");
            [canvas.width, canvas.height] = [image.width, image.height];
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0);
            return context.getImageData(0, 0, image.width, image.height);
          };
          const [x, y] = [await read(a), await read(b)];
          if (x.width !== y.width || x.height !== y.height) return 1;
          let differing = 0;
          for (let i = 0; i < x.data.length; i += 4)
            if (Math.max(...[0, 1, 2].map(c => Math.abs(x.data[i + c] - y.data[i + c]))) > 40) differing++;
          return differing / (x.width * x.height);
        }
        """;

    public static async Task VerifyAsync(IPage page, string name)
    {
        var verified = Repository.PathOf("docs", "images", name + ".png");
        var facts = Repository.PathOf("tests", "SpectraKit.Browser.Tests", "Snapshots", name + ".verified.json");
        var received = await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        var seen = await FactsAsync(page);
        if (!File.Exists(verified) || !File.Exists(facts))
        {
            Keep(name, received, seen);
            Assert.Fail($"There is no {verified} with {facts} yet. What was received is in Snapshots.");
        }

        var expected = JsonSerializer.Deserialize<Facts>(await File.ReadAllTextAsync(facts))!;
        Assert.Equal(expected.Structure, seen.Structure);
        if (Math.Abs(expected.TextWidth - seen.TextWidth) > 0.5)
            return;
        var blank = await page.Context.NewPageAsync();
        var difference = await blank.EvaluateAsync<double>(Compare, new[] { Convert.ToBase64String(await File.ReadAllBytesAsync(verified)), Convert.ToBase64String(received) });
        if (difference <= Tolerance)
            return;
        Keep(name, received, seen);
        Assert.Fail($"{difference:P1} of the pixels of {name} are not what was verified. If it is right, move Snapshots/{name}.received.png to docs/images/{name}.png.");
    }

    private static async Task<Facts> FactsAsync(IPage page) => new(
        await page.EvaluateAsync<double>("() => { const span = document.createElement('span'); span.textContent = 'The quick brown fox 0123456789'; span.style.cssText = 'position:absolute;font:15px system-ui'; document.body.append(span); const width = span.getBoundingClientRect().width; span.remove(); return width; }"),
        await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('h1, .note, .problems li, .totals button, input, thead th, tbody tr')].map(e => `${e.tagName.toLowerCase()} ${e.className} ${getComputedStyle(e).display} ${e.checkVisibility()}`)"));

    private static void Keep(string name, byte[] picture, Facts facts)
    {
        var folder = Directory.CreateDirectory(Repository.PathOf("tests", "SpectraKit.Browser.Tests", "Snapshots")).FullName;
        File.WriteAllBytes(Path.Combine(folder, name + ".received.png"), picture);
        File.WriteAllText(Path.Combine(folder, name + ".received.json"), JsonSerializer.Serialize(facts, new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n");
    }

    private sealed record Facts(double TextWidth, string[] Structure);
}
