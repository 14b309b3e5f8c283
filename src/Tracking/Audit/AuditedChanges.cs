using System.Globalization;
using System.Text;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DonDoc.Tracking.Audit;

/// <summary>An entry before it has its place in the chain.</summary>
internal sealed record AuditDraft(
    string Act, string? SubjectKind, Guid? SubjectId, OrganisationId? Owner, string? Refusal, string? Changes, Witness By);

/// <summary>What a save is about to change, one draft for each record with all its parts.</summary>
internal static class AuditedChanges
{
    /// <param name="tracker">Changes detected.</param>
    public static List<AuditDraft> Of(ChangeTracker tracker, Func<Witness> witness)
    {
        Dictionary<(string, Guid), List<AuditedRow>>? records = null;
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)
                || !AuditRules.Audited.TryGetValue(entry.Metadata.ShortName(), out var rule))
            {
                continue;
            }

            var row = new AuditedRow(entry, rule);
            if (row.SaysNothing)
                continue;
            records ??= [];
            var subject = (rule.Kind, row.Subject);
            if (!records.TryGetValue(subject, out var rows))
                records[subject] = rows = [];
            rows.Add(row);
        }

        if (records is null)
            return [];
        var by = witness();
        // Looked for only where a part changes alone, and then for all such parts at once.
        var owners = new Lazy<Dictionary<(string, Guid), OrganisationId?>>(() => OwnersOf(tracker));
        return records.Select(record => DraftOf(record.Key.Item1, record.Key.Item2, record.Value, owners, by)).ToList();
    }

    /// <summary>An act that is no change, with its details as JSON in the order of their names.</summary>
    public static AuditDraft Of(RecordedAct act, Func<Witness> witness) => new(
        act.Act, act.SubjectKind, act.SubjectId, act.Owner, act.Refusal, act.Details.Count == 0 ? null : AuditJson.Write(json =>
        {
            json.WriteStartObject();
            foreach (var (name, value) in act.Details.OrderBy(detail => detail.Key, StringComparer.Ordinal))
                json.WriteString(name, value);
            json.WriteEndObject();
        }), act.By ?? witness());

    private static AuditDraft DraftOf(string kind, Guid subject, List<AuditedRow> rows, Lazy<Dictionary<(string, Guid), OrganisationId?>> owners, Witness by)
    {
        rows.Sort((left, right) => string.CompareOrdinal(left.Order, right.Order));
        var changes = AuditJson.Write(json =>
        {
            json.WriteStartArray();
            foreach (var row in rows.Where(row => !row.IsCounted))
                row.Write(json);
            foreach (var counted in rows.Where(row => row.IsCounted).GroupBy(row => row.Entity, StringComparer.Ordinal))
                AuditJson.WriteCount(json, counted.Key, counted.Count());
            json.WriteEndArray();
        });
        var owner = rows.Find(row => row.IsRecord)?.Owner ?? owners.Value.GetValueOrDefault((kind, subject)) ?? rows.Select(row => row.Owner).FirstOrDefault(found => found is not null);
        return new AuditDraft($"{kind}.{VerbOf(rows)}", kind, subject, owner, null, changes, by);
    }

    /// <summary>The records that are loaded, changed or not, with their owners: a record may be loaded though only a part of it changes.</summary>
    private static Dictionary<(string Kind, Guid Subject), OrganisationId?> OwnersOf(ChangeTracker tracker)
    {
        var owners = new Dictionary<(string, Guid), OrganisationId?>();
        foreach (var entry in tracker.Entries())
        {
            if (AuditRules.Audited.TryGetValue(entry.Metadata.ShortName(), out var rule) && rule.Noun is null && new AuditedRow(entry, rule) is var row)
                owners.TryAdd((rule.Kind, row.Subject), row.Owner);
        }

        return owners;
    }

    private static string VerbOf(List<AuditedRow> rows)
    {
        if (rows.LastOrDefault(row => row.Verb is not null) is { } named)
            return named.Verb!;
        var first = rows.Find(row => row.IsRecord) ?? rows[0];
        return first.IsRecord
            ? first.State switch { EntityState.Added => "created", EntityState.Deleted => "removed", _ => "changed" }
            : $"{first.Noun}_{AuditedRow.Word(first.State)}";
    }

    /// <summary>“ReportedDone” as codes write it: reported_done.</summary>
    internal static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0)
                snake.Append('_');
            snake.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }

        return snake.ToString();
    }
}
