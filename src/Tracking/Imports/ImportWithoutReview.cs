using DonDoc.Text.Extraction.Sessions;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports;

/// <summary>What became of a file of a bulk import.</summary>
public enum BulkResult
{
    /// <summary>It is in the registry.</summary>
    Registered,

    /// <summary>Its header does not say all that the registry wants, or it reports on a session: it waits for a person.</summary>
    WaitsForReview,

    /// <summary>The same file, or the same number, was there already.</summary>
    Known,

    /// <summary>It was not taken in, for a reason that its line tells.</summary>
    Refused,
}

/// <summary>
/// Takes in the files of an archive that nobody can review file by file. What the header of one says completely is registered as it says; everything else
/// waits for a person. Asked again for a file that was taken in, it does nothing: a bulk import that was stopped is begun anew from the start.
/// </summary>
public sealed class ImportWithoutReview(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    /// <param name="Organisation">Whose registry it goes into.</param>
    public sealed record Input(StoredFile File, string Format, string PlainText, OrganisationId Organisation, TextOrigin? Origin = null);

    public sealed record Result(BulkResult Became, DocumentId? Document, ImportId? Import, string? Type, string? Number, string? Issuer, DateOnly? IssuedOn, string? Subject);

    /// <param name="By">Account that brought it, with the instant.</param>
    public sealed record KnownFile(DocumentId? Document, ImportId? Import, Guid By, DateTime At);

    /// <summary>The same file in that registry, registered or waiting; asked before the file is read. Null where it is new.</summary>
    public async Task<KnownFile?> FindKnownAsync(string sha256, OrganisationId organisation, CancellationToken cancel = default) =>
        await db.Documents.VisibleTo(user, db).Where(row => row.OwnerId == organisation)
            .Join(db.DocumentVersions.Where(version => version.Sha256 == sha256), row => row.Id, version => version.DocumentId, (row, version) => row)
            .OrderBy(row => row.RegisteredAt).ThenBy(row => row.Id)
            .Select(row => new KnownFile(row.Id, null, row.RegisteredBy, row.RegisteredAt)).FirstOrDefaultAsync(cancel)
        ?? await db.ImportedFiles.VisibleTo(user, db)
            .Where(row => row.OrganisationId == organisation && row.Sha256 == sha256 && row.State == ImportState.Waiting)
            .OrderBy(row => row.Id).Select(row => new KnownFile(null, row.Id, row.UploadedBy, row.UploadedAt)).FirstOrDefaultAsync(cancel);

    /// <summary>
    /// Takes in several files in one transaction, which costs little more than for one: those of them that are not refused are all there when it returns,
    /// and none where it does not.
    /// </summary>
    /// <returns>What became of each, in their order.</returns>
    public async Task<IReadOnlyList<Outcome<Result>>> RunAsync(IReadOnlyList<Input> inputs, CancellationToken cancel = default)
    {
        // Read before the transaction begins: on SQLite others cannot write while it lasts.
        var read = inputs.Select(input => SourceText.FromPlain(input.PlainText)).Select(source => (Report: SessionReader.Read(source), Outline: OutlineReader.Read(source))).ToList();
        var results = new List<Outcome<Result>>(inputs.Count);
        if (inputs.Count == 0)
            return results;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var (input, (report, outline)) in inputs.Zip(read))
        {
            results.Add(await TakeAsync(input, report, outline, cancel));
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancel);
        return results;
    }

    private async Task<Outcome<Result>> TakeAsync(Input input, SessionReport report, Outline outline, CancellationToken cancel)
    {
        if (!await db.ReachesAsync(user, Permission.RegisterDocuments, input.Organisation, cancel))
            return DocumentRefusals.OwnerOutOfReach;
        // A text that was recognised from pictures, or pieced together from an old encoding, is looked at by a person.
        if (!report.IsSession && input.Origin is null && outline is { Type: { } type, Number: { } number, Issuer: { } issuer, IssueDate: { } day, Subject: { } subject })
        {
            var named = await new FindOrganisationByName(db, user).RunAsync(new(issuer, input.Organisation), cancel);
            var registered = await RegisterAsync(
                new(outline.TypeCode ?? "", type, number, named.Found?.Id, issuer, day, subject, Owner: input.Organisation, File: input.File, PlainText: input.PlainText), outline, cancel);
            if (registered.Refusal is { } refusal && refusal.Code != DocumentRefusals.AlreadyRegistered.Code)
                return refusal;
            return new Result(registered.IsRefused ? BulkResult.Known : BulkResult.Registered,
                registered.Refusal is { } twin ? twin.Existing is { } there ? new DocumentId(there) : null : registered.Value, null, type, number, issuer, day, subject);
        }

        var staged = await new StageImport(db, user, clock).RunAsync(
            new(input.File, input.Format, report.IsSession ? report.Title : outline.Subject ?? report.Title, input.PlainText, report, input.Organisation, input.Origin), cancel);
        if (staged.IsRefused && staged.Refusal!.Code != ImportRefusals.AlreadyImported.Code)
            return staged.Refusal;
        return new Result(staged.IsRefused ? BulkResult.Known : BulkResult.WaitsForReview, null,
            staged.Refusal is { } known ? known.Existing is { } waits ? new ImportId(waits) : null : staged.Value,
            outline.Type, outline.Number, outline.Issuer, outline.IssueDate, outline.Subject);
    }

    private async Task<Outcome<DocumentId>> RegisterAsync(RegisterDocument.Input input, Outline outline, CancellationToken cancel)
    {
        var register = new RegisterDocument(db, user, clock, options);
        var prepared = await register.PrepareAsync(input, cancel, outline);
        if (prepared.IsRefused)
            return await register.ToldAsync(prepared.Refusal!, input, cancel);
        return await prepared.Value.SaveAsync(db, cancel) == SaveResult.Saved ? prepared.Value.Id : DocumentRefusals.AlreadyRegistered;
    }
}
