using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Text.Vietnamese;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Storage;

/// <summary>
/// Computes the keys of rows that were written before there were any: no database knows how a key is made. Asked at every
/// start, so that a start cut short is made good by the next; changes nothing that is told in the audit log.
/// </summary>
internal static class SearchKeys
{
    public static async Task FillAsync(TrackingDb db, CancellationToken cancel)
    {
        foreach (var row in await db.EngagementMembers.Where(row => row.SearchKey == "")
            .Select(row => new { row.EngagementId, row.Ordinal, row.Name, row.Positions }).ToListAsync(cancel))
        {
            var key = EngagementMember.KeyOf(row.Name, row.Positions);
            await db.EngagementMembers.Where(member => member.EngagementId == row.EngagementId && member.Ordinal == row.Ordinal)
                .ExecuteUpdateAsync(set => set.SetProperty(member => member.SearchKey, key), cancel);
        }

        foreach (var row in await db.DocumentReferences.Where(row => row.SearchKey == "")
            .Select(row => new { row.Id, row.Wording, row.TypeName, row.Number, row.Name }).ToListAsync(cancel))
        {
            var key = DocumentReference.KeyOf(row.Wording, row.TypeName, row.Number, row.Name);
            await db.DocumentReferences.Where(reference => reference.Id == row.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(reference => reference.SearchKey, key), cancel);
        }

        foreach (var row in await db.Documents.Where(row => row.Number != null && row.Slug == null).Select(row => new { row.Id, row.Number }).ToListAsync(cancel))
        {
            var slug = DocumentNumber.Slug(row.Number);
            await db.Documents.Where(document => document.Id == row.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(document => document.Slug, slug), cancel);
        }

        foreach (var row in await db.ReviewedFacts
            .Where(row => row.Field == ReviewedFact.Participants && row.Decided != null && row.SearchKey == null)
            .Select(row => new { row.Id, row.Decided }).ToListAsync(cancel))
        {
            var key = SearchKey.Of(row.Decided!);
            await db.ReviewedFacts.Where(fact => fact.Id == row.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(fact => fact.SearchKey, key), cancel);
        }
    }
}
