using System.Globalization;
using DonDoc.Text.Extraction.Secrecy;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.Versions;

/// <summary>
/// Adds a text to a document: the next draft, or the one that was issued. Its provisions are read, and which of them continue those of the version
/// before is proposed, in the same transaction. The file lies in the store already.
/// </summary>
public sealed class AddVersion(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    private const int LongestNote = 400;

    public sealed record Input(
        DocumentId Document, VersionStage Stage, [Longest(LongestNote), MarkNotAsked("asked for below, where the log is told")] string? Note, StoredFile File,
        [Longest(Documents.Document.LongestText), MarkNotAsked(MarkNotAskedAttribute.File)] string PlainText,
        VersionOrigin? Origin = null);

    /// <returns>Its number.</returns>
    public async Task<Outcome<int>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var document = await db.Documents.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Document, cancel);
        if (document is null)
            return DocumentRefusals.NotFound;
        if (!await db.ReachesAsync(user, Permission.RegisterDocuments, document.OwnerId, cancel))
            return DocumentRefusals.NotAllowed;
        if (!input.File.IsWhole)
            return DocumentRefusals.FileDamaged;
        if (string.IsNullOrWhiteSpace(input.PlainText))
            return DocumentRefusals.TextMissing;
        if (SecrecyReader.ReadTitle(input.Note ?? "") is { } mark)
        {
            await new RefuseClassified(db).RunAsync(mark, WayIn.Version, cancel);
            return DocumentRefusals.Classified.At("Note");
        }

        var versions = await db.DocumentVersions.AsNoTracking().Where(row => row.DocumentId == document.Id).OrderBy(row => row.Number)
            .Select(row => new { row.Number, row.Stage, row.Sha256 }).ToListAsync(cancel);
        if (versions.Find(row => row.Sha256 == input.File.Sha256) is { } same)
            return DocumentRefusals.SameVersion.With(same.Number.ToString(CultureInfo.InvariantCulture));

        var before = document.CurrentVersion;
        var number = versions[^1].Number + 1;
        var version = new DocumentVersion(document.Id, number, input.Stage, input.Note, input.File, user.AccountId, clock.Instant(), input.Origin);
        var text = new VersionText(version, input.PlainText);
        // A draft that comes after the document was issued is not what is read.
        if (input.Stage == VersionStage.Issued || versions.TrueForAll(row => row.Stage == VersionStage.Draft))
            document.ReadFrom(number);
        await text.AddAsync(db, document, null, null, user.Today, cancel);
        var older = await db.ProvisionWordsAsync(document.Id, before, cancel);
        var lineages = ProvisionMatching.Match(older, ProvisionWords.Of(text.Provisions, input.PlainText))
            .Select(match => new ProvisionLineage(document.Id, match.Older.Id, match.Newer.Id, match.Score, match.Reason)).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
            return DocumentRefusals.ChangedMeanwhile;
        await text.InsertAsync(db, cancel);
        await db.BulkInsertAsync(lineages, cancel);
        await transaction.CommitAsync(cancel);
        return number;
    }
}
