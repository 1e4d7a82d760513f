using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SpectraKit.Emulator;

/// <summary>What was used of the quotas, and what they are: TCA-9999. The account is its whole company.</summary>
internal sealed class UsageOperations(UsageLog usage)
{
    private const string Root = "/api/customer_usage/v1";
    private const int MostDays = 365;

    public IEnumerable<Operation> All =>
    [
        new(Service.Intelligence, "GET", Root + "/usage/daily", DailyAsync),
        new(Service.Intelligence, "GET", Root + "/usage/monthly", MonthlyAsync),
        new(Service.Intelligence, "GET", Root + "/usage/date_range", TermAsync),
        new(Service.Intelligence, "GET", Root + "/usage/company/daily", DailyAsync),
        new(Service.Intelligence, "GET", Root + "/usage/company/monthly", MonthlyAsync),
        new(Service.Intelligence, "GET", Root + "/usage/company/date_range", TermAsync),
        new(Service.Intelligence, "GET", Root + "/usage/yara", YaraAsync),
        new(Service.Intelligence, "GET", Root + "/limits", LimitsAsync),
        new(Service.Intelligence, "GET", Root + "/limits/company", LimitsAsync),
    ];

    private Task DailyAsync(HttpContext context) => ReportAsync(context, "date", "yyyy-MM-dd", static day => day);

    private Task MonthlyAsync(HttpContext context) => ReportAsync(context, "month", "yyyy-MM", static month => new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)));

    private Task ReportAsync(HttpContext context, string one, string form, Func<DateOnly, DateOnly> endOf)
    {
        if (Read(context, "from", form) is { } first && Read(context, "to", form) is { } last)
        {
            if (last < first || last.DayNumber - first.DayNumber > MostDays) throw Refusal.BadRequest($"from stands before to, and at most {MostDays} days before.");
            return SendAsync(context, new JsonObject { ["from"] = Text(first, form), ["to"] = Text(last, form) }, first, endOf(last));
        }

        var day = Read(context, one, form) ?? DateOnly.ParseExact(Text(usage.Today, form), form, CultureInfo.InvariantCulture);
        return SendAsync(context, new JsonObject { [one] = Text(day, form) }, day, endOf(day));
    }

    private Task TermAsync(HttpContext context)
    {
        var (first, last) = (new DateOnly(usage.Today.Year, 1, 1), new DateOnly(usage.Today.Year, 12, 31));
        return SendAsync(context, new JsonObject { ["from"] = Text(first, "yyyy-MM-dd"), ["to"] = Text(last, "yyyy-MM-dd") }, first, last);
    }

    private static Task YaraAsync(HttpContext context) => CloudAnswer.SendAsync(context, new JsonObject { ["product"] = "TCA-0303 YARA", ["number_of_active_rulesets"] = 0 }, usual: "json");

    private Task LimitsAsync(HttpContext context) => CloudAnswer.SendAsync(
        context,
        new JsonObject { ["limits"] = new JsonArray(new JsonObject { ["limit_type"] = "daily", ["limit"] = usage.QueriesPerDay, ["products"] = new JsonArray("all") }) },
        usual: "json");

    private Task SendAsync(HttpContext context, JsonObject rl, DateOnly first, DateOnly last)
    {
        rl["usage_report"] = new JsonArray([.. usage.Between(first, last).Select(used => new JsonObject
        {
            ["product"] = used.Product,
            ["number_of_queries"] = used.Queries,
            ["used_bytes"] = used.Bytes,
        })]);
        return CloudAnswer.SendAsync(context, rl, usual: "json");
    }

    private static DateOnly? Read(HttpContext context, string name, string form) => context.Request.Query[name].ToString() is not { Length: > 0 } text ? null
        : DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Refusal.BadRequest($"{name} is written as {form}.");

    private static string Text(DateOnly day, string form) => day.ToString(form, CultureInfo.InvariantCulture);
}
