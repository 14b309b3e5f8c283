using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Opinions;

/// <summary>What a body or a person is asked: the draft that was sent, who else is asked, and what they themselves said. Nothing else of the programme.</summary>
public sealed class ShowConsultation(TrackingDb db, CurrentUser user)
{
    /// <param name="Others">Who else is asked, by name; what they said is not theirs to read.</param>
    /// <param name="Sections">Of the draft that was sent, to be named with an opinion.</param>
    /// <param name="MayGive">Whether the user answers for whom it is asked.</param>
    /// <param name="IsOver">It is issued or given up: nothing can be said any more.</param>
    public sealed record Result(
        OpinionRequestId Id, string TypeName, string Title, string OwnerName, string AskedName, int Round, int Draft, DateOnly DueOn, string? Note, string AskedBy, DateTime AskedAt, string PlainText,
        IReadOnlyList<string> Others, IReadOnlyList<Place> Sections, IReadOnlyList<Given> Opinions, bool MayGive, bool IsOver);

    public sealed record Place(ProgrammeSectionId Id, string Label, string Heading);

    /// <param name="Section">Its title in the draft; null for the whole.</param>
    /// <param name="Disposal">What became of it: told when the programme is issued.</param>
    public sealed record Given(OpinionStance Stance, string? Section, string? Quote, string Text, string By, DateTime At, bool IsLate, Disposal? Disposal, string? Reason, string? Change);

    public async Task<Outcome<Result>> RunAsync(OpinionRequestId id, CancellationToken cancel = default)
    {
        var today = user.Today;
        var request = await db.OpinionRequests.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (request is null)
            return OpinionRefusals.NotFound;
        var round = await db.OpinionRounds.AsNoTracking().SingleAsync(row => row.Id == request.RoundId, cancel);
        var it = await db.Programmes.Where(row => row.Id == request.ProgrammeId).Select(row => new
        {
            row.TypeName,
            row.Title,
            row.State,
            Owner = db.NamesOn(today).Where(name => name.OrganisationId == row.OwnerId).Select(name => name.Name).FirstOrDefault() ?? "",
            Draft = db.ProgrammeDrafts.Where(draft => draft.ProgrammeId == row.Id && draft.Number == round.DraftNumber).Select(draft => draft.PlainText).First(),
        }).SingleAsync(cancel);
        var others = await db.OpinionRequests.Where(row => row.RoundId == round.Id && row.Id != id).OrderBy(row => row.Id).Select(row => row.AskedName).ToListAsync(cancel);
        var given = await db.Opinions.AsNoTracking().Include(row => row.Disposals).Where(row => row.RequestId == id).OrderBy(row => row.GivenAt).ThenBy(row => row.Id).ToListAsync(cancel);
        var isIssued = it.State == ProgrammeState.Issued;
        return new Result(id, it.TypeName, it.Title, it.Owner, request.AskedName, round.Number, round.DraftNumber, round.DueOn, round.Note, round.AskedByName, round.AskedAt, it.Draft, others,
            [.. (await db.SentSectionsAsync(request.ProgrammeId, round.Sections, it.Draft, cancel)).Select(section => new Place(section.Id, section.Label, section.Heading))],
            given.ConvertAll(one =>
            {
                var last = isIssued ? one.Disposals.MaxBy(row => row.Ordinal) : null;
                return new Given(one.Stance, one.Heading, one.Quote, one.Text, one.GivenByName, one.GivenAt, one.IsLate, last?.Disposal, last?.Reason, last?.Change);
            }),
            await db.AnswersAsync(user, request, cancel), isIssued || it.State == ProgrammeState.Withdrawn);
    }
}
