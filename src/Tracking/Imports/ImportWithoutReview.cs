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
}

/// <summary>
/// Takes in a file of an archive that nobody can review file by file. What its header says completely is registered as it says; everything else
/// waits for a person. Asked again for a file that was taken in, it does nothing: a bulk import that was stopped is begun anew from the start.
/// </summary>
public sealed class ImportWithoutReview(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    /// <param name="Organisation">Whose registry it goes into.</param>
    public sealed record Input(StoredFile File, string Format, string PlainText, OrganisationId Organisation, TextOrigin? Origin = null);

    public sealed record Result(BulkResult Became, DocumentId? Document, ImportId? Import, string? Type, string? Number, string? Issuer, DateOnly? IssuedOn, string? Subject);

    /// <summary>Whether the organisation has this file already, registered or waiting; asked before the file is read.</summary>
    public async Task<bool> IsKnownAsync(string sha256, OrganisationId organisation, CancellationToken cancel = default) =>
        await db.Documents.VisibleTo(user, db).Where(row => row.OwnerId == organisation)
            .Join(db.DocumentVersions, row => row.Id, version => version.DocumentId, (row, version) => version).AnyAsync(version => version.Sha256 == sha256, cancel)
        || await db.ImportedFiles.VisibleTo(user, db)
            .AnyAsync(row => row.OrganisationId == organisation && row.Sha256 == sha256 && row.State == ImportState.Waiting, cancel);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (!await db.ReachesAsync(user, Permission.RegisterDocuments, input.Organisation, cancel))
            return DocumentRefusals.OwnerOutOfReach;
        var source = SourceText.FromPlain(input.PlainText);
        var (report, outline) = (SessionReader.Read(source), OutlineReader.Read(source));
        // A text that was recognised from pictures, or pieced together from an old encoding, is looked at by a person.
        if (!report.IsSession && input.Origin is null && outline is { Type: { } type, Number: { } number, Issuer: { } issuer, IssueDate: { } day, Subject: { } subject })
        {
            var named = await new FindOrganisationByName(db, user).RunAsync(new(issuer, input.Organisation), cancel);
            var registered = await new RegisterDocument(db, user, clock, options).RunAsync(
                new(outline.TypeCode ?? "", type, number, named.Found?.Id, issuer, day, subject, Owner: input.Organisation, File: input.File, PlainText: input.PlainText), cancel);
            if (registered.Refusal is { } refusal && refusal.Code != DocumentRefusals.AlreadyRegistered.Code)
                return refusal;
            db.ChangeTracker.Clear();
            return new Result(registered.IsRefused ? BulkResult.Known : BulkResult.Registered, registered.IsRefused ? null : registered.Value, null, type, number, issuer, day, subject);
        }

        var staged = await new StageImport(db, user, clock).RunAsync(
            new(input.File, input.Format, report.IsSession ? report.Title : outline.Subject ?? report.Title, input.PlainText, report, input.Organisation, input.Origin), cancel);
        if (staged.IsRefused && staged.Refusal!.Code != ImportRefusals.AlreadyImported.Code)
            return staged.Refusal;
        db.ChangeTracker.Clear();
        return new Result(staged.IsRefused ? BulkResult.Known : BulkResult.WaitsForReview, null, staged.IsRefused ? null : staged.Value,
            outline.Type, outline.Number, outline.Issuer, outline.IssueDate, outline.Subject);
    }
}
