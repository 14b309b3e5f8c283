using System.Globalization;
using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.Provisions;

/// <summary>The provisions of one version in the order of the text, page by page, each with its words.</summary>
public sealed class ListProvisions(TrackingDb db, CurrentUser user)
{
    /// <param name="Version">Number of the version; the current one where null.</param>
    public sealed record Input(DocumentId Document, int? Version = null, ProvisionClass? Class = null, PageRequest? Page = null);

    /// <param name="Text">Its own words, without those of its children.</param>
    public sealed record Row(ProvisionRow Provision, string Text);

    public async Task<Outcome<Page<Row>>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var found = await db.Documents.VisibleTo(user, db).Where(row => row.Id == input.Document)
            .SelectMany(row => db.DocumentTexts.Where(text => text.DocumentId == row.Id && text.VersionNumber == (input.Version ?? row.CurrentVersion)).DefaultIfEmpty(),
                (row, text) => new { Number = input.Version ?? row.CurrentVersion, Text = text == null ? "" : text.PlainText })
            .SingleOrDefaultAsync(cancel);
        if (found is null)
            return DocumentRefusals.NotFound;
        var provisions = db.Provisions.Where(row => row.DocumentId == input.Document && row.VersionNumber == found.Number).OfClass(input.Class);
        if (page.After(1) is [var last] && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
            provisions = provisions.Where(row => row.Ordinal > after);
        var rows = await provisions.OrderBy(row => row.Ordinal).Take(page.Rows + 1).RowsAsync(db, cancel);
        return page.Cut(rows.ConvertAll(row => new Row(row, row.WordsIn(found.Text))), row => [row.Provision.Ordinal.ToString(CultureInfo.InvariantCulture)]);
    }
}
