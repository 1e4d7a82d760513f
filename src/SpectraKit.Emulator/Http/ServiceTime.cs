using System.Globalization;

namespace SpectraKit.Emulator;

/// <summary>Time stamps as the services write them, all in UTC.</summary>
internal static class ServiceTime
{
    /// <summary>Spectra Analyze's usual form, with microseconds.</summary>
    public static string Micro(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The cloud's form: UTC, and no word of it.</summary>
    public static string Cloud(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The form of classifications, to the second.</summary>
    public static string Second(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
