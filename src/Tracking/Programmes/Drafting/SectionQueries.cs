using System.Globalization;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Drafting;

internal static class SectionQueries
{
    /// <summary>Opens a programme whose words may change now.</summary>
    public static async Task<Outcome<(Programme Programme, Actor By)>> OpenToWriteAsync(
        this TrackingDb db, CurrentUser user, TimeProvider clock, ProgrammeId id, CancellationToken cancel)
    {
        var opened = await db.OpenAsync(user, clock, id, null, cancel);
        return opened.IsRefused || opened.Value.Programme.NotOpen is not { } closed ? opened : closed;
    }

    /// <summary>A section of a programme that was opened.</summary>
    public static Task<ProgrammeSection?> SectionAsync(this TrackingDb db, ProgrammeId programme, ProgrammeSectionId section, CancellationToken cancel) =>
        db.ProgrammeSections.SingleOrDefaultAsync(row => row.ProgrammeId == programme && row.Id == section, cancel);

    public static Task<ProgrammeCommitment?> CommitmentAsync(this TrackingDb db, ProgrammeId programme, ProgrammeCommitmentId commitment, CancellationToken cancel) =>
        db.ProgrammeCommitments.SingleOrDefaultAsync(row => row.ProgrammeId == programme && row.Id == commitment, cancel);

    /// <summary>Who changed it since the person looked.</summary>
    public static Refusal ChangedBy(this Refusal refusal, string name, DateTime at) => refusal.With(name, at.ToString("O", CultureInfo.InvariantCulture));
}
