using System.Globalization;
using System.Text.Json;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Audit;

/// <summary>What an entry says was changed, in words.</summary>
/// <param name="Title">Of which row; null for the details of an act that changed nothing.</param>
/// <param name="Values">Name, before, after; of a detail only the last.</param>
sealed record AuditChange(string? Title, IReadOnlyList<(string Name, string? Before, string? After)> Values)
{
    const int HashShown = 16;

    /// <param name="json">As the entry holds it.</param>
    public static IReadOnlyList<AuditChange> Read(string? json, IStringLocalizer<AuditWords> words)
    {
        if (json is null)
            return [];
        using var parsed = JsonDocument.Parse(json);
        return parsed.RootElement.ValueKind == JsonValueKind.Array
            ? [.. parsed.RootElement.EnumerateArray().Select(row => Row(row, words))]
            : [new AuditChange(null, [.. parsed.RootElement.EnumerateObject().Select(one => (Word(words, "detail.", one.Name), (string?)null, Value(one.Value, words)))])];
    }

    static AuditChange Row(JsonElement row, IStringLocalizer<AuditWords> words)
    {
        var name = Word(words, "row.", row.GetProperty("entity").GetString()!);
        if (row.TryGetProperty("count", out var count))
            return new AuditChange(words["change.counted", name, count.GetInt32()], []);
        var values = row.GetProperty("values").EnumerateObject()
            .Select(one => (Word(words, "property.", one.Name), Value(one.Value[0], words), Value(one.Value[1], words)));
        return new AuditChange(words["change." + row.GetProperty("change").GetString(), name], [.. values]);
    }

    // A name that has no words stays the technical one.
    static string Word(IStringLocalizer<AuditWords> words, string prefix, string name) => words[prefix + name] is { ResourceNotFound: false } word ? word : name;

    static string? Value(JsonElement value, IStringLocalizer<AuditWords> words) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => words["yes"],
        JsonValueKind.False => words["no"],
        JsonValueKind.Object => words["long-value", value.GetProperty("length").GetInt32(), value.GetProperty("sha256").GetString()![..HashShown]],
        JsonValueKind.String => Text(value.GetString()!),
        _ => value.GetRawText(),
    };

    static string Text(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day == DateOnly.MinValue || day == DateOnly.MaxValue ? "…" : Dates.Show(day)
        : DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var instant)
            ? Dates.ShowInstant(instant)
        : text;
}
