using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents;

/// <summary>The registry, newest first.</summary>
public sealed class ListDocuments(TrackingDb db, CurrentUser user)
{
    /// <param name="Text">In number, type, subject or issuer; with or without diacritics.</param>
    /// <param name="IssuerName">In the issuer's name; with or without diacritics, abbreviations spelled out.</param>
    /// <param name="Period">A year (2026) or a term (NK2021) of the numbers.</param>
    /// <param name="Number">Exactly this number, in whatever spelling.</param>
    /// <param name="Owner">Registered by this organisation or one below it.</param>
    public sealed record Input(
        string? Text = null, string? TypeName = null, OrganisationId? Issuer = null, OrganisationId? Owner = null,
        DateOnly? From = null, DateOnly? To = null, PageRequest? Page = null, string? IssuerName = null, string? Period = null, string? Number = null);

    public sealed record Row(
        DocumentId Id, string TypeCode, string TypeName, string? Number, string IssuerName, DateOnly? IssuedOn, string Subject,
        string? FileName, string OwnerName, DateTime RegisteredAt);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var page = input.Page ?? new PageRequest();
        var documents = db.Documents.VisibleTo(user, db);
        if (!string.IsNullOrWhiteSpace(input.Text))
        {
            var key = SearchKey.Of(input.Text.Trim());
            documents = documents.Where(row => row.SearchKey.Contains(key));
        }

        if (!string.IsNullOrWhiteSpace(input.TypeName))
        {
            var type = input.TypeName.Normalize().ToLowerInvariant();
            documents = documents.Where(row => row.TypeName == type);
        }

        if (input.Issuer is { } issuer)
            documents = documents.Where(row => row.IssuerId == issuer);
        if (!string.IsNullOrWhiteSpace(input.IssuerName))
        {
            var key = NameKey.Of(input.IssuerName);
            documents = documents.Where(row => row.IssuerKey.Contains(key));
        }

        if (!string.IsNullOrWhiteSpace(input.Period))
            documents = documents.Where(row => row.Period == input.Period);
        if (DocumentNumber.Slug(input.Number) is { } slug)
            documents = documents.Where(row => row.Slug == slug);
        if (input.Owner is { } owner)
            documents = documents.Where(row => db.AncestryOn(today).Any(up => up.AncestorId == owner && up.DescendantId == row.OwnerId));
        if (input.From is { } from)
            documents = documents.Where(row => row.IssuedOn >= from);
        if (input.To is { } to)
            documents = documents.Where(row => row.IssuedOn <= to);
        if (page.After(2) is [var dayText, var idText] && PageRequest.TryDay(dayText, out var day) && Guid.TryParse(idText, out var id))
        {
            var last = new DocumentId(id);
            documents = documents.Where(row => row.ListedOn < day || (row.ListedOn == day && row.Id.CompareTo(last) < 0));
        }

        var found = await documents.OrderByDescending(row => row.ListedOn).ThenByDescending(row => row.Id).Take(page.Rows + 1)
            .Select(row => new
            {
                Row = new Row(row.Id, row.TypeCode, row.TypeName, row.Number, row.IssuerName, row.IssuedOn, row.Subject,
                    db.DocumentVersions.Where(one => one.DocumentId == row.Id && one.Number == row.CurrentVersion).Select(one => one.FileName).FirstOrDefault(),
                    db.NamesOn(today).Where(name => name.OrganisationId == row.OwnerId).Select(name => name.Name).FirstOrDefault() ?? "",
                    row.RegisteredAt),
                row.ListedOn,
            }).ToListAsync(cancel);
        var cut = page.Cut(found, last => [PageRequest.Key(last.ListedOn), last.Row.Id.ToString()]);
        return new Page<Row>(cut.Items.Select(item => item.Row).ToList(), cut.Next);
    }
}
