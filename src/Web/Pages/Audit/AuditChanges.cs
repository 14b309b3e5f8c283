using System.Globalization;
using System.Text.Json;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Audit;

/// <summary>What an entry says was changed, in words.</summary>
/// <param name="Title">Of which row; null for the details of an act that changed nothing.</param>
/// <param name="Values">Name, before, after; of a detail only the last.</param>
sealed record AuditChange(string? Title, IReadOnlyList<(string Name, string? Before, string? After)> Values);

/// <summary>Puts the JSON of entries into words: names of properties, names of the records that ids stand for, roles, days.</summary>
sealed class AuditChanges(IStringLocalizer<AuditWords> words, IStringLocalizer<AccountWords> account)
{
    const int HashShown = 16;

    /// <summary>Whose record an id is, by the end of its property's name; the first that fits.</summary>
    static readonly (string End, string Kind)[] Kinds =
    [
        ("OrganisationId", "organisation"), ("OwnerId", "organisation"), ("ParentId", "organisation"), ("LeadId", "organisation"), ("AssignerId", "organisation"),
        ("SupervisorId", "organisation"), ("IssuerId", "organisation"), ("InspectingId", "organisation"), ("InspectedId", "organisation"),
        ("AccountId", "account"), ("DeputyId", "account"), ("DelegatorId", "account"), ("By", "account"),
        ("DocumentId", "document"), ("EngagementId", "engagement"), ("AssignmentId", "assignment"), ("ImportId", "import"),
    ];

    /// <summary>The records that the values of an entry name by their ids.</summary>
    /// <param name="json">As the entry holds it.</param>
    public static IReadOnlyList<(string? Kind, Guid? Id)> Records(string? json)
    {
        if (json is null)
            return [];
        using var parsed = JsonDocument.Parse(json);
        return parsed.RootElement.ValueKind != JsonValueKind.Array ? [] : [.. parsed.RootElement.EnumerateArray()
            .Where(row => row.TryGetProperty("values", out _)).SelectMany(row => row.GetProperty("values").EnumerateObject())
            .SelectMany(property => property.Value.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String)
                .Select(value => (KindOf(property.Name), Guid.TryParse(value.GetString(), out var id) ? (Guid?)id : null)))
            .Where(record => record is { Item1: not null, Item2: not null }).Distinct()];
    }

    /// <param name="names">Of those records that the reader may see.</param>
    public IReadOnlyList<AuditChange> Read(string? json, IReadOnlyDictionary<Guid, string> names)
    {
        if (json is null)
            return [];
        using var parsed = JsonDocument.Parse(json);
        return parsed.RootElement.ValueKind == JsonValueKind.Array
            ? [.. parsed.RootElement.EnumerateArray().Select(row => Row(row, names))]
            : [new AuditChange(null, [.. parsed.RootElement.EnumerateObject().Select(one => (Word("detail.", one.Name), (string?)null, Detail(one, names)))])];
    }

    // Some details are one of a few words.
    string? Detail(JsonProperty detail, IReadOnlyDictionary<Guid, string> names) =>
        Value(detail.Name, detail.Value, names) is { } value ? Known(words[$"detail.{detail.Name}.{value}"]) ?? value : null;

    static string? KindOf(string property) => Array.Find(Kinds, kind => property.EndsWith(kind.End, StringComparison.Ordinal)).Kind;

    AuditChange Row(JsonElement row, IReadOnlyDictionary<Guid, string> names)
    {
        var name = Word("row.", row.GetProperty("entity").GetString()!);
        if (row.TryGetProperty("count", out var count))
            return new AuditChange(words["change.counted", name, count.GetInt32()], []);
        var values = row.GetProperty("values").EnumerateObject()
            .Select(one => (Word("property.", one.Name), Value(one.Name, one.Value[0], names), Value(one.Name, one.Value[1], names)));
        return new AuditChange(words["change." + row.GetProperty("change").GetString(), name], [.. values]);
    }

    // A name that has no words stays the technical one.
    string Word(string prefix, string name) => Known(words[prefix + name]) ?? name;

    string? Value(string property, JsonElement value, IReadOnlyDictionary<Guid, string> names) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => words["yes"],
        JsonValueKind.False => words["no"],
        JsonValueKind.Object => words["long-value", value.GetProperty("length").GetInt32(), value.GetProperty("sha256").GetString()![..HashShown]],
        JsonValueKind.String => Text(property, value.GetString()!, names),
        _ => value.GetRawText(),
    };

    string Text(string property, string text, IReadOnlyDictionary<Guid, string> names) => property switch
    {
        "Role" => Known(account["role." + text]) ?? text,
        "Standing" => Known(account["standing." + text]) ?? text,
        "Permissions" or "Contents" or "Operations" => string.Join(", ", text.Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(one => Known(account["permission." + one]) ?? one)),
        _ => Guid.TryParse(text, out var id) && names.TryGetValue(id, out var name) ? name : Known(words[$"value.{property}.{text}"]) ?? Plain(text),
    };

    static string? Known(LocalizedString word) => word.ResourceNotFound ? null : word.Value;

    static string Plain(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day == DateOnly.MinValue || day == DateOnly.MaxValue ? "…" : Dates.Show(day)
        : DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var instant)
            ? Dates.ShowInstant(instant)
        : text;
}
