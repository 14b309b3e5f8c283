using System.Security.Cryptography;
using DonDoc.Formats;
using DonDoc.Formats.Outside;
using DonDoc.Storage;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Imports.Bulk;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Installation;

namespace DonDoc.Web.Pages.Imports.Bulk;

/// <summary>The turn of one file of a bulk import, under the rights of whoever sent it.</summary>
sealed class BulkTurn(ImportWithoutReview import, NoteBulkImport note, ClassificationGate gate, TrackingDb db, FileStore store, Readers readers, LimitOptions limits, VirusScanner scanner, CurrentUser user)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <param name="isFirst">Since the claim: the turn before may have been cut off between the record and its line.</param>
    public async Task<NoteBulkImport.Line> TakeAsync(ClaimBulkImport.Result claim, string name, byte[] content, bool isFirst, CancellationToken cancel)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        if (await import.FindKnownAsync(sha256, claim.Organisation, cancel) is { } known)
        {
            var isOurs = isFirst && known.By == user.AccountId && known.At >= claim.StartedAt && !await note.HasLineAsync(claim.Id, known.Document, known.Import, cancel);
            return new(name, !isOurs ? BulkResult.Known : known.Document is null ? BulkResult.WaitsForReview : BulkResult.Registered, known.Document, known.Import);
        }

        var most = limits.Reading with { FileBytes = FileSignatures.IsPacked(content) ? FileIntake.MostBytes : FileIntake.MostTextBytes };
        var reading = await ReadAsync(name, content, most, cancel);
        if (reading.Refusal is { } unread)
        {
            if (unread.Mark is not { } mark)
                return new(name, BulkResult.Refused, Reason: unread.Code, Arguments: unread.Arguments);
            await gate.RefusedAsync(mark, WayIn.Import);
            return new(null, BulkResult.Refused, Reason: unread.Code, Arguments: unread.Arguments);
        }

        var document = reading.Document!;
        if (document.Text.Text.Length > FileIntake.MostCharacters)
            return new(name, BulkResult.Refused, Reason: BulkRefusals.TextTooLong.Code, Arguments: [FileIntake.MostCharacters]);
        // After the gate: what is classified goes to no other program.
        if (await scanner.JudgeAsync(new MemoryStream(content, writable: false), cancel) is { } infected)
            return new(name, BulkResult.Refused, Reason: infected.Code, Arguments: infected.Arguments);
        using (var bytes = new MemoryStream(content, writable: false))
            await store.SaveAsync(bytes, cancel);
        var keptAt = TimeProvider.System.GetUtcNow().UtcDateTime;
        var file = new StoredFile(sha256, FileNames.Harmless(document.FileName, content), content.Length, document.Format.MediaType);
        var origin = TextOrigin.Of(document.Recognition?.Confidence, document.Recognition?.Doubtful, document.PagesWithoutText, document.OldEncodingNames);
        var taken = (await import.RunAsync([new(file, document.Format.ShortName, document.Text.Text, claim.Organisation, origin)], cancel))[0];
        if (taken.Refusal is { } refusal)
        {
            // Somebody else may bring the same bytes at this moment and have no record yet: what is only refused is left to the sweep of each day.
            var isClassified = refusal.Code == DocumentRefusals.Classified.Code;
            if (isClassified)
                await UnusedFiles.RemoveAsync(db, store, sha256, keptAt, cancel);
            return new(isClassified ? null : name, BulkResult.Refused, Reason: refusal.Code, Arguments: [.. refusal.Arguments]);
        }

        return new(name, taken.Value.Became, taken.Value.Document, taken.Value.Import);
    }

    // People who send files and wait for them come before.
    async Task<FileReading> ReadAsync(string name, byte[] content, ReadLimits most, CancellationToken cancel)
    {
        while (true)
        {
            using (var place = await readers.EnterAsync(cancel))
            {
                if (place is not null)
                {
                    using var stream = new MemoryStream(content, writable: false);
                    return await DocumentReader.ReadAsync(stream, name, most, cancel);
                }
            }

            await Task.Delay(Patience, cancel);
        }
    }
}
