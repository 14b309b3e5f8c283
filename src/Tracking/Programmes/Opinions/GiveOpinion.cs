using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Opinions;

/// <summary>Who was asked says what they think: of the draft as a whole, of a section, of words of it. After the day it is kept as well, and marked late.</summary>
public sealed class GiveOpinion(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Section">One of the draft that was sent; null for the whole.</param>
    /// <param name="Quote">Words of the draft that are meant.</param>
    public sealed record Input(
        OpinionRequestId Request, OpinionStance Stance, ProgrammeSectionId? Section, [Longest(Opinion.LongestQuote)] string? Quote, [Longest(Opinion.LongestText)] string? Text);

    /// <returns>Whether it came after the day.</returns>
    public async Task<Outcome<bool>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var request = await db.OpinionRequests.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Request, cancel);
        if (request is null)
            return OpinionRefusals.NotFound;
        if (!await db.AnswersAsync(user, request, cancel))
            return OpinionRefusals.NotAsked;
        var asked = await db.OpinionRounds.Where(row => row.Id == request.RoundId).Select(row => new
        {
            row.DueOn,
            row.Sections,
            State = db.Programmes.Where(programme => programme.Id == row.ProgrammeId).Select(programme => programme.State).First(),
            Draft = db.ProgrammeDrafts.Where(draft => draft.ProgrammeId == row.ProgrammeId && draft.Number == row.DraftNumber).Select(draft => draft.PlainText).First(),
            Given = db.Opinions.Count(opinion => opinion.RequestId == request.Id),
        }).SingleAsync(cancel);
        if (asked.State is ProgrammeState.Issued or ProgrammeState.Withdrawn)
            return OpinionRefusals.TooLate;
        if (asked.Given >= Opinion.Most)
            return OpinionRefusals.TooMany.With($"{Opinion.Most}");
        var place = await PlaceAsync(request.ProgrammeId, await db.SentSectionsAsync(request.ProgrammeId, asked.Sections, asked.Draft, cancel), OpinionQueries.Flat(asked.Draft), input, cancel);
        if (place.IsRefused)
            return place.Refusal!;
        var given = Opinion.Give(request, asked.DueOn, input.Stance, place.Value, input.Text, Actor.Of(user, clock));
        if (given.IsRefused)
            return given.Refusal!;
        db.Under = request.OrganisationId is null ? null : Permission.DraftProgrammes;
        db.Add(given.Value);
        await db.SaveChangesAsync(cancel);
        return given.Value.IsLate;
    }

    /// <summary>Only what stands in the draft can be meant: the programme may have gone on since.</summary>
    private async Task<Outcome<OpinionPlace>> PlaceAsync(ProgrammeId programme, IReadOnlyList<SentSection> sent, string draft, Input input, CancellationToken cancel)
    {
        var section = sent.FirstOrDefault(one => one.Id == input.Section);
        if (section is null && input.Section is not null)
            return OpinionRefusals.PlaceUnknown;
        if (string.IsNullOrWhiteSpace(input.Quote))
            return new OpinionPlace(section?.Id, section?.Heading, null, null);
        var quote = OpinionQueries.Flat(input.Quote);
        if (!draft.Contains(quote, StringComparison.OrdinalIgnoreCase))
            return OpinionRefusals.QuoteNotFound;
        // A quote of one commitment alone means that one.
        var commitments = await db.ProgrammeCommitments.Where(row => row.ProgrammeId == programme && (input.Section == null || row.SectionId == input.Section))
            .Select(row => new { row.Id, row.SectionId, row.What }).ToListAsync(cancel);
        var meant = commitments.FindAll(row => OpinionQueries.Flat(row.What).Contains(quote, StringComparison.OrdinalIgnoreCase));
        return meant is [var only] ? new OpinionPlace(only.SectionId, sent.FirstOrDefault(one => one.Id == only.SectionId)?.Heading, only.Id, input.Quote)
            : new OpinionPlace(section?.Id, section?.Heading, null, input.Quote);
    }
}
