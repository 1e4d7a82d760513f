using System.Globalization;
using Microsoft.Playwright;
using SpectraKit.Scanning;
using SpectraKit.Testing;
using static Microsoft.Playwright.Assertions;

namespace SpectraKit.Browser.Tests;

/// <summary>The HTML report in a real browser: what people click, type and see, and what strangers' names cannot do there.</summary>
public sealed class HtmlReportTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _complaints = new();

    public void Dispose()
    {
        _folder.Dispose();
        // What a script throws, or a dialog says, is heard on another thread than the test's.
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task A_click_on_a_heading_sorts_by_it_and_a_second_one_the_other_way()
    {
        var page = await ShowAsync(Reports.Usual);
        var risk = Heading(page, "Risk");

        await risk.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(risk).ToHaveAttributeAsync("aria-sort", "descending");
        Assert.Equal(["10", "7", "6", "1"], (await ColumnAsync(page, "Risk")).Where(text => text.Length > 0 && text != "0"));

        await risk.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(risk).ToHaveAttributeAsync("aria-sort", "ascending");
        Assert.Equal("10", (await ColumnAsync(page, "Risk"))[^1]);

        await Heading(page, "Size").GetByRole(AriaRole.Button).ClickAsync();
        Assert.Equal("1,204,224", (await ColumnAsync(page, "Size"))[0]);
        Assert.Null(await risk.GetAttributeAsync("aria-sort"));
    }

    [Fact]
    public async Task Names_are_sorted_as_people_count()
    {
        var page = await ShowAsync(Reports.Usual with { Files = [.. ((string[])["f10", "f9", "f2"]).Select(name => Reports.Usual.Files[^1] with { Path = name })] });

        await Heading(page, "File").GetByRole(AriaRole.Button).ClickAsync();

        Assert.Equal(["f2", "f9", "f10"], await page.Locator("tbody th").AllInnerTextsAsync());
    }

    [Fact]
    public async Task The_worst_is_first_until_somebody_wants_it_otherwise()
    {
        var page = await ShowAsync(Reports.Usual);

        Assert.EndsWith("Acme.Telemetry.dll", (await page.Locator("tbody th").AllInnerTextsAsync())[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Totals_are_filters_that_add_up()
    {
        var page = await ShowAsync(Reports.Usual);
        var malicious = page.GetByRole(AriaRole.Button, new() { Name = "2 malicious" });
        var clean = page.GetByRole(AriaRole.Button, new() { Name = "4 clean" });

        await malicious.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 of 10 shown");
        await Expect(malicious).ToHaveAttributeAsync("aria-pressed", "true");
        await clean.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("6 of 10 shown");
        await malicious.ClickAsync();
        await clean.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("10 of 10 shown");
    }

    [Theory]
    [InlineData("TROJAN", 1)]
    [InlineData("setup pua", 1)]
    [InlineData("App.csproj:12", 1)]
    [InlineData("nothing like it", 0)]
    [InlineData("  ", 10)]
    public async Task Searching_finds_names_threats_and_packages_by_all_words(string text, int count)
    {
        var page = await ShowAsync(Reports.Usual);

        await page.GetByRole(AriaRole.Searchbox).FillAsync(text);

        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"{count} of 10 shown");
        Assert.Equal(count, await page.Locator("tbody tr:visible").CountAsync());
    }

    [Fact]
    public async Task Everything_can_be_done_with_the_keyboard_and_is_seen_to_have_the_focus()
    {
        var page = await ShowAsync(Reports.Usual);
        var reached = new List<string>();
        for (var i = 0; i < 13; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("() => document.activeElement.textContent.trim() || document.activeElement.id"));
            Assert.NotEqual("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        }

        Assert.Equal(["2 malicious", "1 suspicious", "1 not scanned", "2 unknown", "4 clean", "search", "Decision", "Outcome", "File", "Risk", "Threat and reason", "Size", "SHA-256"], reached);
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Heading(page, "Size")).ToHaveAttributeAsync("aria-sort", "descending");
        await page.GetByRole(AriaRole.Button, new() { Name = "1 suspicious" }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 of 10 shown");
    }

    [Fact]
    public async Task Ten_thousand_files_are_filtered_searched_and_sorted()
    {
        var page = await ShowAsync(Reports.Large);
        page.SetDefaultTimeout(120_000);

        await page.GetByRole(AriaRole.Button, new() { Name = "100 malicious" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("100 of 10000 shown", new() { Timeout = 120_000 });
        await page.GetByRole(AriaRole.Searchbox).FillAsync("file-07");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("10 of 10000 shown", new() { Timeout = 120_000 });
        await page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "100 malicious" }).ClickAsync();
        await Heading(page, "Size").GetByRole(AriaRole.Button).ClickAsync();
        Assert.Equal("9,999", await page.Locator("tbody tr").First.Locator("td[data-label=Size]").InnerTextAsync());
    }

    [Fact]
    public async Task A_phone_shows_all_of_it_without_scrolling_sideways()
    {
        var page = await ShowAsync(Reports.Usual, width: 390, height: 844, isPhone: true);

        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        foreach (var button in await page.Locator(".totals button, input").AllAsync())
            Assert.True((await button.BoundingBoxAsync())!.Height >= 44);
        // A cell without its column says what it is.
        Assert.Equal("\"Risk\" \": \"", await page.Locator("tbody td[data-label=Risk]").First.EvaluateAsync<string>("cell => getComputedStyle(cell, '::before').content.replace('attr(data-label)', '\"Risk\"')"));
        await page.GetByRole(AriaRole.Button, new() { Name = "2 malicious" }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 of 10 shown");
    }

    [Fact]
    public async Task Nothing_is_asked_of_any_network_whatever_files_are_called()
    {
        var requests = new List<string>();
        var page = await chromium.OpenAsync();
        page.Request += (_, request) => requests.Add(request.Url);
        page.Dialog += (_, dialog) => _complaints.Enqueue(dialog.Message);
        await page.GotoAsync(Write(Reports.Hostile));
        await page.Locator("tbody tr").First.HoverAsync();

        Assert.StartsWith("file://", Assert.Single(requests), StringComparison.Ordinal);
        Assert.StartsWith("SpectraKit: failed", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("script").CountAsync());
        Assert.Equal(0, await page.Locator("img, iframe, a, [onmouseover], [onerror]").CountAsync());
        await Expect(page.Locator("tbody th").First).ToHaveTextAsync("<img src=x onerror=document.title='owned'>.dll");
        // The page's own policy stands behind the escaping.
        Assert.False(await page.EvaluateAsync<bool>("() => fetch('https://example.com').then(() => true, () => false)"));
    }

    [Fact]
    public async Task Without_scripts_the_report_can_be_read()
    {
        var page = await chromium.OpenAsync();
        await page.SetContentAsync(System.Text.Encoding.UTF8.GetString(ReportText.Write(Reports.Usual, ReportFormat.Html)).Replace("<script>", "<template>", StringComparison.Ordinal).Replace("</script>", "</template>", StringComparison.Ordinal));

        Assert.Equal(10, await page.Locator("tbody tr:visible").CountAsync());
    }

    [Fact]
    public async Task What_a_screen_reader_is_told_names_everything()
    {
        var page = await ShowAsync(Reports.Usual);

        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("SpectraKit: failed (exit code 1)");
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Files, worst first" })).ToBeVisibleAsync();
        Assert.Equal(7, await page.GetByRole(AriaRole.Columnheader).CountAsync());
        Assert.Equal(10, await page.GetByRole(AriaRole.Rowheader).CountAsync());
        await Expect(page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Outcomes" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Banner)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Contentinfo)).ToBeVisibleAsync();
        foreach (var control in await page.Locator("button, input").AllAsync())
            Assert.NotEmpty(await control.EvaluateAsync<string>("control => control.textContent.trim() || control.labels?.[0]?.textContent.trim() || ''"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_stands_out_from_what_is_behind_it(ColorScheme colours)
    {
        var page = await ShowAsync(Reports.Usual, colours: colours);

        var faint = await page.EvaluateAsync<string[]>(
            """
            () => {
              const channels = text => (text.match(/[\d.]+/g) || []).map(Number);
              const luminance = ([r, g, b]) => [r, g, b].map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = element => {
                for (let e = element; e; e = e.parentElement) {
                  const c = channels(getComputedStyle(e).backgroundColor);
                  if (c.length === 3 || c[3] > 0) return c;
                }
                return channels(getComputedStyle(document.body).backgroundColor);
              };
              return [...document.body.querySelectorAll("*")]
                .filter(e => !["SCRIPT", "STYLE"].includes(e.tagName) && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
                .map(e => { const [a, b] = [luminance(channels(getComputedStyle(e).color)), luminance(behind(e))].sort((x, y) => y - x); return [e, (a + 0.05) / (b + 0.05)]; })
                .filter(([, ratio]) => ratio < 4.5)
                .map(([e, ratio]) => `${e.tagName}.${e.className} ${e.textContent.slice(0, 30)}: ${ratio.toFixed(2)}`);
            }
            """);

        Assert.Empty(faint);
    }

    [Fact]
    public async Task In_the_dark_the_page_is_dark()
    {
        Assert.Equal("rgb(255, 255, 255)", await BackgroundAsync(ColorScheme.Light));
        Assert.Equal("rgb(18, 22, 30)", await BackgroundAsync(ColorScheme.Dark));

        async Task<string> BackgroundAsync(ColorScheme colours) => await (await ShowAsync(Reports.Usual, colours: colours)).EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
    }

    [Theory]
    [InlineData("report-desktop", 1280, 760, false)]
    [InlineData("report-phone", 390, 844, true)]
    public async Task The_page_looks_as_the_documentation_shows_it(string name, int width, int height, bool isPhone)
    {
        var page = await ShowAsync(Reports.Usual, width, height, isPhone: isPhone);

        await Picture.VerifyAsync(page, name);
    }

    private static ILocator Heading(IPage page, string name) => page.GetByRole(AriaRole.Columnheader, new() { Name = name, Exact = true });

    private static async Task<List<string>> ColumnAsync(IPage page, string label) =>
        [.. await page.Locator(string.Create(CultureInfo.InvariantCulture, $"tbody td[data-label='{label}']")).AllInnerTextsAsync()];

    private async Task<IPage> ShowAsync(ScanReport report, int width = 1280, int height = 800, ColorScheme colours = ColorScheme.Light, bool isPhone = false)
    {
        var page = await chromium.OpenAsync(width, height, colours, isPhone);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        await page.GotoAsync(Write(report), new() { Timeout = 120_000 });
        return page;
    }

    private string Write(ScanReport report) => new Uri(_folder.Write($"{Path.GetRandomFileName()}.html", ReportText.Write(report, ReportFormat.Html))).AbsoluteUri;
}
