using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents;

/// <summary>Where documents are mentioned, the newest mentioning document first.</summary>
public sealed class ListReferences(TrackingDb db, CurrentUser user)
{
    /// <param name="Text">In the wording, the number or the name of what is mentioned; with or without diacritics.</param>
    public sealed record Input(string Text, PageRequest? Page = null);

    /// <param name="To">The registered document that is meant; null where there is none, or this user may not open it.</param>
    public sealed record Row(DocumentReferenceId Id, string Wording, DocumentId From, string FromSubject, DocumentId? To);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var key = SearchKey.Of(input.Text.Trim());
        var documents = db.Documents.VisibleTo(user, db);
        var rows = db.DocumentReferences.Where(row => row.SearchKey.Contains(key))
            .Join(documents, row => row.FromId, document => document.Id, (row, document) => new { row, document });
        if (page.After(2) is [var dayText, var idText] && PageRequest.TryDay(dayText, out var day) && Guid.TryParse(idText, out var id))
        {
            var last = new DocumentReferenceId(id);
            rows = rows.Where(pair => pair.document.ListedOn < day || (pair.document.ListedOn == day && pair.row.Id.CompareTo(last) < 0));
        }

        var found = await rows.OrderByDescending(pair => pair.document.ListedOn).ThenByDescending(pair => pair.row.Id).Take(page.Rows + 1)
            .Select(pair => new
            {
                Row = new Row(pair.row.Id, pair.row.Wording, pair.document.Id, pair.document.Subject,
                    documents.Any(seen => seen.Id == pair.row.ToId) ? pair.row.ToId : null),
                pair.document.ListedOn,
            }).ToListAsync(cancel);
        var cut = page.Cut(found, last => [PageRequest.Key(last.ListedOn), last.Row.Id.ToString()]);
        return new Page<Row>(cut.Items.Select(item => item.Row).ToList(), cut.Next);
    }
}
