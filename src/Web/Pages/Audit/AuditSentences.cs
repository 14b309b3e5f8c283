using DonDoc.Tracking.Audit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Audit;

/// <summary>Entries of the log as sentences: who did what with what.</summary>
static class AuditSentences
{
    static readonly string[] Changes = ["added", "changed", "removed"];

    /// <param name="name">What the record is called; null where it is unknown or hidden.</param>
    public static string Say(this IStringLocalizer<AuditWords> words, ListAuditEntries.Row row, string? name)
    {
        var who = words.Who(row);
        var what = words.Act(row.Act);
        return name is null || row.SubjectId == row.AccountId ? words["sentence", who, what] : words["sentence.named", who, what, name];
    }

    public static string Who(this IStringLocalizer<AuditWords> words, ListAuditEntries.Row row)
    {
        var person = row.AccountName ?? words["stranger"].Value;
        return row.TokenName is null ? person : words["by-program", person, row.TokenName];
    }

    /// <summary>In a verb's form, without a subject; an act of a version to come stays as it is.</summary>
    public static string Act(this IStringLocalizer<AuditWords> words, string act)
    {
        if (words["act." + act] is { ResourceNotFound: false } known)
            return known;
        if (act.Split('.') is not [var kind, var verb] || words["kind." + kind] is not { ResourceNotFound: false } record)
            return act;
        if (words["verb." + verb] is { ResourceNotFound: false } whole)
            return words["act.whole", whole.Value, record.Value];
        var change = Array.Find(Changes, change => verb.EndsWith("_" + change, StringComparison.Ordinal));
        return change is not null && words["part." + verb[..^(change.Length + 1)]] is { ResourceNotFound: false } part
            ? words["act.part", words["verb." + change].Value, part.Value, record.Value] : act;
    }

    /// <summary>The page of a record; null where it has none.</summary>
    public static string? Url(string? kind, Guid? id) => (kind, id) switch
    {
        (_, null) => null,
        ("document", { } document) => $"/documents/{document}",
        ("programme", { } programme) => $"/programmes/{programme}",
        ("campaign", { } campaign) => $"/campaigns/{campaign}",
        ("assignment", { } assignment) => $"/assignments/{assignment}",
        ("engagement", { } engagement) => $"/engagements/{engagement}",
        ("organisation", { } organisation) => $"/organisations/{organisation}",
        ("reorganisation", { } act) => $"/organisations/reorganisations/{act}",
        ("account", { } account) => $"/administration/{account}",
        ("import", { } import) => $"/import/{import}",
        ("bulk_import", { } import) => $"/import/bulk/{import}",
        _ => null,
    };
}
