using DonDoc.Text.Extraction;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Inspections;

/// <summary>Where provisions of a document are named: in other documents, and in the findings that were taken from reports of sessions.</summary>
public sealed class ListProvisionMentions(TrackingDb db, CurrentUser user)
{
    /// <summary>More are found by the search.</summary>
    public const int Most = 500;

    /// <param name="Path">The provision that is named, as an address in its document.</param>
    /// <param name="From">The document that names it; the latest first.</param>
    /// <param name="Start">Where in the text of its current version; UTF-16 code units.</param>
    /// <param name="Engagement">Where the words became a finding that the user may see: its engagement.</param>
    public sealed record Row(
        string Path, DocumentId From, string TypeName, string? Number, string Subject, ReferenceKind Kind, string Wording, int? Start, int? End,
        EngagementId? Engagement = null, string? Finding = null);

    public async Task<IReadOnlyList<Row>> RunAsync(DocumentId document, CancellationToken cancel = default)
    {
        var visible = db.Documents.VisibleTo(user, db);
        var mentions = await db.DocumentReferences.Where(found => found.ToId == document && found.ToPath != null && found.FromId != document && visible.Any(row => row.Id == document))
            .Join(visible, found => found.FromId, from => from.Id, (found, from) => new { found, from })
            .Where(pair => pair.found.VersionNumber == pair.from.CurrentVersion)
            .OrderByDescending(pair => pair.from.ListedOn).ThenBy(pair => pair.found.Id).Take(Most)
            .Select(pair => new
            {
                Row = new Row(pair.found.ToPath!, pair.from.Id, pair.from.TypeName, pair.from.Number, pair.from.Subject, pair.found.Kind, pair.found.Wording,
                    pair.found.Start, pair.found.End, null, null),
                pair.found.VersionNumber,
            }).ToListAsync(cancel);
        // Facts were taken from the first text.
        var sources = mentions.Where(one => one is { VersionNumber: 1, Row.Start: not null }).Select(one => one.Row.From).Distinct().ToList();
        if (sources.Count == 0 || !user.Has(Permission.ViewEngagements))
            return mentions.ConvertAll(one => one.Row);

        var facts = (await db.ReviewedFacts.Where(fact => sources.Contains(fact.DocumentId) && fact.RecordId != null && fact.Start != null && fact.End != null)
            .Select(fact => new { fact.DocumentId, fact.RecordId, Start = fact.Start!.Value, End = fact.End!.Value }).ToListAsync(cancel)).ToLookup(fact => fact.DocumentId);
        var records = facts.SelectMany(group => group).Select(fact => new FindingId(fact.RecordId!.Value)).Distinct().ToList();
        var findings = await db.Findings.Where(finding => records.Contains(finding.Id))
            .Join(db.Engagements.VisibleTo(user, db), finding => finding.EngagementId, engagement => engagement.Id, (finding, engagement) => finding)
            .Select(finding => new { finding.Id, finding.EngagementId, finding.Content }).ToDictionaryAsync(finding => finding.Id.Value, cancel);
        return mentions.ConvertAll(one =>
        {
            var around = one.VersionNumber != 1 ? null
                : facts[one.Row.From].FirstOrDefault(fact => fact.Start <= one.Row.Start && one.Row.End <= fact.End && findings.ContainsKey(fact.RecordId!.Value));
            return around is null ? one.Row
                : one.Row with { Engagement = findings[around.RecordId!.Value].EngagementId, Finding = findings[around.RecordId.Value].Content };
        });
    }
}
