using System.Globalization;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports.Bulk;

/// <summary>How a bulk import stands, and its report: a line for each file that had its turn, in the order of the files.</summary>
public sealed class ShowBulkImport(TrackingDb db, CurrentUser user)
{
    /// <param name="FileName">Null for a file of which nothing may be kept.</param>
    /// <param name="Reason">Code of the refusal, with what its words name.</param>
    public sealed record Line(
        int Ordinal, string? FileName, BulkResult Result, DocumentId? Document, ImportId? Import, string? TypeName, string? Number, string? IssuerName,
        DateOnly? IssuedOn, string? Subject, string? Reason, IReadOnlyList<object> Arguments);

    public sealed record Result(BulkRow Import, Page<Line> Lines);

    /// <param name="only">Lines with this result only.</param>
    public async Task<Outcome<Result>> RunAsync(BulkImportId import, BulkResult? only = null, PageRequest? page = null, CancellationToken cancel = default)
    {
        page ??= new PageRequest();
        if (await db.BulkImports.VisibleTo(user, db).Where(row => row.Id == import).Rows(db, user.Today).SingleOrDefaultAsync(cancel) is not { } row)
            return BulkRefusals.NotFound;
        var after = page.After(1) is [var ordinal] && int.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : -1;
        var lines = db.BulkLines.Where(line => line.BulkImportId == import && line.Ordinal > after);
        if (only is { } result)
            lines = lines.Where(line => line.Result == result);
        var found = await lines.OrderBy(line => line.Ordinal).Take(page.Rows + 1)
            .LeftJoin(db.Documents.VisibleTo(user, db), line => line.DocumentId, document => document.Id, (line, document) => new { line, document })
            .LeftJoin(db.ImportedFiles.VisibleTo(user, db), pair => pair.line.ImportId, file => file.Id, (pair, file) => new { pair.line, pair.document, file })
            .OrderBy(one => one.line.Ordinal)
            .Select(one => new
            {
                one.line.Ordinal,
                one.line.FileName,
                one.line.Result,
                Document = (DocumentId?)one.document!.Id,
                Import = (ImportId?)one.file!.Id,
                one.document.TypeName,
                one.document.Number,
                one.document.IssuerName,
                one.document.IssuedOn,
                Subject = one.document.Subject ?? one.file.PageTitle,
                one.line.Reason,
                one.line.Arguments,
            }).ToListAsync(cancel);
        var shown = found.ConvertAll(one => new Line(one.Ordinal, one.FileName, one.Result, one.Document, one.Import, one.TypeName, one.Number, one.IssuerName,
            one.IssuedOn, one.Subject, one.Reason, BulkLine.Read(one.Arguments)));
        return new Result(row, page.Cut(shown, line => [line.Ordinal.ToString(CultureInfo.InvariantCulture)]));
    }
}
