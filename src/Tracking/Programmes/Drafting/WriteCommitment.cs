using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Coverage;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>Writes a commitment: a new one, or another wording of one that is there; with the provisions that it answers.</summary>
public sealed class WriteCommitment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Commitment">Null for a new one.</param>
    /// <param name="Section">Where it stands.</param>
    /// <param name="Version">Of the commitment as the person saw it.</param>
    /// <param name="Answers">The provisions that it answers, all of them; null where that is not touched.</param>
    public sealed record Input(
        ProgrammeId Programme, ProgrammeCommitmentId? Commitment, ProgrammeSectionId Section, int Version, CommitmentWords Words, IReadOnlyList<Answer>? Answers = null);

    public sealed record Answer(ProvisionId Provision, AnswerExtent Extent);

    public async Task<Outcome<ProgrammeCommitmentId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if ((TextLimits.Refuse(input.Words, "") ?? TextLimits.Refuse(input)) is { } refused)
            return refused;
        var opened = await db.OpenToWriteAsync(user, clock, input.Programme, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var (programme, by) = opened.Value;
        if (await db.SectionAsync(input.Programme, input.Section, cancel) is null)
            return ProgrammeRefusals.SectionNotFound;
        var words = input.Words;
        if (words.LeadId is { } lead)
        {
            // What is printed is a name: that of today, where the person chose a body and typed nothing else.
            var name = await db.NamesOn(user.Today).Where(row => row.OrganisationId == lead).Select(row => row.Name).SingleOrDefaultAsync(cancel);
            if (name is null)
                return ProgrammeRefusals.LeadUnknown;
            words = words with { LeadName = string.IsNullOrWhiteSpace(words.LeadName) ? name : words.LeadName };
        }

        var written = input.Commitment is { } id ? await ChangeAsync(id, input, words, by, cancel) : await AddAsync(input, words, by, cancel);
        if (written.IsRefused)
            return written.Refusal!;
        if (input.Answers is { } answers && await AnswerAsync(programme, written.Value, answers, by, cancel) is { } refusal)
            return refusal;
        if (await db.TrySaveAsync(cancel) == SaveResult.Saved)
            return written.Value.Id;
        var now = await db.ProgrammeCommitments.AsNoTracking().Where(row => row.ProgrammeId == input.Programme && row.Id == input.Commitment)
            .Select(row => new { row.EditedByName, row.EditedAt }).SingleOrDefaultAsync(cancel);
        return now is null ? ProgrammeRefusals.CommitmentNotFound : ProgrammeRefusals.CommitmentChanged.ChangedBy(now.EditedByName, now.EditedAt);
    }

    private async Task<Outcome<ProgrammeCommitment>> AddAsync(Input input, CommitmentWords words, Actor by, CancellationToken cancel)
    {
        var all = await db.ProgrammeCommitments.Where(row => row.ProgrammeId == input.Programme)
            .GroupBy(row => 1).Select(rows => new { Count = rows.Count(), Last = rows.Where(row => row.SectionId == input.Section).Max(row => (int?)row.Ordinal) }).SingleOrDefaultAsync(cancel);
        if (all?.Count >= ProgrammeCommitment.Most)
            return ProgrammeRefusals.TooMany.With($"{ProgrammeCommitment.Most}");
        // The same form a second time, by a double click or a page that is sent again, undertakes nothing twice.
        var what = words.What.Trim();
        if ((await db.ProgrammeCommitments.Where(row => row.ProgrammeId == input.Programme && row.SectionId == input.Section && row.EditedById == by.AccountId && row.What == what).ToListAsync(cancel))
            .Find(row => row.Words == words.Trimmed()) is { } known)
            return known;
        var made = ProgrammeCommitment.Undertake(input.Programme, input.Section, (all?.Last ?? -1) + 1, words, by);
        if (!made.IsRefused)
            db.Add(made.Value);
        return made;
    }

    private async Task<Outcome<ProgrammeCommitment>> ChangeAsync(ProgrammeCommitmentId id, Input input, CommitmentWords words, Actor by, CancellationToken cancel)
    {
        if (await db.CommitmentAsync(input.Programme, id, cancel) is not { } commitment)
            return ProgrammeRefusals.CommitmentNotFound;
        if (commitment.Version != input.Version)
            return ProgrammeRefusals.CommitmentChanged.ChangedBy(commitment.EditedByName, commitment.EditedAt);
        var isElsewhere = commitment.SectionId != input.Section;
        if (isElsewhere)
        {
            var last = await db.ProgrammeCommitments.Where(row => row.SectionId == input.Section).MaxAsync(row => (int?)row.Ordinal, cancel);
            commitment.Place(input.Section, (last ?? -1) + 1);
        }

        // The same words in another section, or with other answers, are a change all the same.
        var refusal = commitment.Write(words, by);
        return refusal is null || (refusal == ProgrammeRefusals.NothingChanged && (isElsewhere || input.Answers is not null)) ? commitment : refusal;
    }

    private async Task<Refusal?> AnswerAsync(Programme programme, ProgrammeCommitment commitment, IReadOnlyList<Answer> answers, Actor by, CancellationToken cancel)
    {
        var ids = answers.Select(answer => answer.Provision).Distinct().ToList();
        if (await db.NotApplicableProvisions.AnyAsync(row => row.ProgrammeId == programme.Id && ids.Contains(row.ProvisionId), cancel))
            return ProgrammeRefusals.SaidNotApplicable;
        var standing = await db.CommitmentAnswers.Where(row => row.CommitmentId == commitment.Id).ToListAsync(cancel);
        // Only what asks something can be answered; what was answered before it was read otherwise stays.
        var added = ids.Except(standing.Select(row => row.ProvisionId)).ToHashSet();
        var suggested = new Dictionary<ProvisionId, SuggestedAnswer>();
        if (added.Count > 0)
        {
            if (await AskedProvisions.LoadAsync(db, programme.ParentDocumentId, programme.ParentVersion, cancel) is not { } asked)
                return ProgrammeRefusals.ParentUnread;
            if (!added.IsSubsetOf(asked.Rows.Select(row => row.Id)))
                return ProgrammeRefusals.ProvisionNotFound;
            // What the reader suggested for the commitment as it was shown; of a new one it could suggest nothing.
            if (db.Entry(commitment).State != EntityState.Added)
                suggested = Suggesting.Of(asked, await ProgrammeOutline.LoadAsync(db, programme.Id, cancel)).SelectMany(group => group).Where(one => one.Commitment == commitment.Id).ToDictionary(one => one.Provision);
        }

        var before = standing.Where(row => row.Decision == AnswerDecision.Confirmed).Select(row => (row.ProvisionId, row.Extent)).ToHashSet();
        if (db.Entry(commitment).State == EntityState.Unchanged && !before.SetEquals(answers.Select(answer => (answer.Provision, answer.Extent))))
            commitment.AnswersChanged(by);
        foreach (var answer in answers.DistinctBy(answer => answer.Provision))
        {
            if (standing.Find(row => row.ProvisionId == answer.Provision) is not { } row)
            {
                var suggestion = suggested.GetValueOrDefault(answer.Provision);
                db.Add(new CommitmentAnswer(programme.Id, commitment.Id, answer.Provision, answer.Extent, AnswerDecision.Confirmed, suggestion?.Score, suggestion?.Words, by));
            }
            else if (row.Decision != AnswerDecision.Confirmed || row.Extent != answer.Extent)
            {
                row.Decide(answer.Extent, AnswerDecision.Confirmed, by);
            }
        }

        db.RemoveRange(standing.Where(row => row.Decision == AnswerDecision.Confirmed && !ids.Contains(row.ProvisionId)));
        return null;
    }
}
