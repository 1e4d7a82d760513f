using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>Which part of a list is asked for: all of it, unless <c>page_size</c> says otherwise.</summary>
internal sealed record PageRequest(int Page, int Size, int Count)
{
    public int Start => (Page - 1) * Size;

    public static PageRequest Read(HttpContext context, int count)
    {
        var size = Number(context, "page_size");
        var page = Number(context, "page");
        if (size is null) return page is null ? new PageRequest(1, Math.Max(count, 1), count) : throw Refusal.BadRequest("page cannot be used without page_size.");

        // The last page may be a short one.
        var pages = Math.Max(1, (int)Math.Ceiling(count / (double)size.Value));
        return page > pages ? throw Refusal.NotFound("There is no such page.") : new PageRequest(page ?? 1, size.Value, count);
    }

    public string? Next(HttpContext context) => (long)Page * Size < Count ? Link(context, Page + 1) : null;

    public string? Previous(HttpContext context) => Page > 1 ? Link(context, Page - 1) : null;

    private string Link(HttpContext context, int page) =>
        $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}?page={page}&page_size={Size}";

    private static int? Number(HttpContext context, string name)
    {
        if (context.Request.Query[name] is not [{ } text]) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Refusal.BadRequest($"{name} is a whole number above 0.");
    }
}
