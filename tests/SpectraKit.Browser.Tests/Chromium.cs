using Microsoft.Playwright;

namespace SpectraKit.Browser.Tests;

/// <summary>The system's own Chromium, started once for all tests. Where there is none, tests are skipped, and say how to get it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string? ExecutablePath { get; } = ((string?[])[Environment.GetEnvironmentVariable("SPECTRAKIT_CHROMIUM"), .. InPath("chromium"), .. InPath("chromium-browser"), .. InPath("google-chrome")]).FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));

    public async ValueTask InitializeAsync()
    {
        if (ExecutablePath is null)
            return;
        _playwright = await Playwright.CreateAsync();
        // The sandbox needs rights that containers do not give; what is opened here is our own page.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ExecutablePath, Args = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"] });
    }

    /// <summary>A page of its own, with nothing kept from any other.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, int height = 800, ColorScheme colours = ColorScheme.Light, bool isPhone = false)
    {
        Assert.SkipUnless(_browser is not null, "There is no Chromium here: apt-get install --yes --no-install-recommends chromium");
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = colours,
            IsMobile = isPhone,
            HasTouch = isPhone,
            Locale = "en-GB",
            TimezoneId = "UTC",
            ReducedMotion = ReducedMotion.Reduce,
        });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static IEnumerable<string> InPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name));
}
