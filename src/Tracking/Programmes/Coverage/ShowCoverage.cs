using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Coverage;

/// <summary>What a programme has to say to a provision.</summary>
public enum ProvisionStanding
{
    /// <summary>Nothing yet.</summary>
    Unanswered,
    Partial,
    Full,
    NotApplicable,
}

/// <summary>Each provision of the document above with what of the programme answers it, and what may.</summary>
public sealed class ShowCoverage(TrackingDb db, CurrentUser user)
{
    /// <param name="MayDecide">Whether the user says what answers what.</param>
    /// <param name="Own">Commitments that answer nothing of the document above: of the organisation's own accord.</param>
    public sealed record Result(
        ProgrammeId Id, string TypeName, string Title, OrganisationLabel Owner, ProgrammeState State, DocumentId Parent, string ParentNumber, IReadOnlyList<Row> Rows, IReadOnlyList<Choice> Commitments,
        IReadOnlyList<Choice> Own, bool MayDecide)
    {
        public int Count(ProvisionStanding standing) => Rows.Count(row => row.Standing == standing);
    }

    /// <param name="Title">The title right above it.</param>
    public sealed record Row(
        ProvisionId Provision, string Path, string? Title, string Words, ProvisionClass Class, ProvisionStanding Standing, IReadOnlyList<Answer> Answers, IReadOnlyList<Suggested> Suggestions, NotApplicable? NotApplicable);

    /// <param name="Score">Of the suggestion it came from; null where nobody suggested it.</param>
    /// <param name="Words">The words in common that the suggestion showed.</param>
    public sealed record Answer(Choice Commitment, AnswerExtent Extent, double? Score, string? Words, string By, DateTime At);

    public sealed record Suggested(Choice Commitment, AnswerExtent Extent, double Score, string Words);

    public sealed record NotApplicable(string Reason, string By, DateTime At);

    /// <param name="Place">“III.2, nhiệm vụ 4”: the section's address and the number in it.</param>
    public sealed record Choice(ProgrammeCommitmentId Id, string Section, int Number, string What);

    public async Task<Outcome<Result>> RunAsync(ProgrammeId id, CancellationToken cancel = default)
    {
        var programme = await db.Programmes.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (programme is null)
            return ProgrammeRefusals.NotFound;
        var owner = await db.NamesOn(user.Today).Where(name => name.OrganisationId == programme.OwnerId).Select(name => name.Name).FirstOrDefaultAsync(cancel);
        var number = await db.Documents.Where(row => row.Id == programme.ParentDocumentId).Select(row => row.Number ?? row.Subject).SingleAsync(cancel);
        var asked = await AskedProvisions.LoadAsync(db, programme.ParentDocumentId, programme.ParentVersion, cancel);
        if (asked is null)
            return ProgrammeRefusals.ParentUnread;
        var outline = await ProgrammeOutline.LoadAsync(db, id, cancel);
        var choices = outline.Commitments.ToDictionary(one => one.Commitment.Id, one => new Choice(one.Commitment.Id, one.Section.Path, one.Number, one.Commitment.What));
        var decided = (await db.CommitmentAnswers.AsNoTracking().Where(row => row.ProgrammeId == id).ToListAsync(cancel)).ToLookup(row => row.ProvisionId);
        var excused = await db.NotApplicableProvisions.AsNoTracking().Where(row => row.ProgrammeId == id).ToDictionaryAsync(row => row.ProvisionId, cancel);
        var suggested = Suggesting.Of(asked, outline);

        var rows = asked.Rows.Select(row =>
        {
            var answers = decided[row.Id].Where(answer => answer.Decision == AnswerDecision.Confirmed && choices.ContainsKey(answer.CommitmentId)).OrderByDescending(answer => answer.Extent).ThenBy(answer => answer.DecidedAt).ToList();
            var known = decided[row.Id].Select(answer => answer.CommitmentId).ToHashSet();
            var excuse = excused.GetValueOrDefault(row.Id);
            var standing = answers.Exists(answer => answer.Extent == AnswerExtent.Full) ? ProvisionStanding.Full : answers.Count > 0 ? ProvisionStanding.Partial
                : excuse is not null ? ProvisionStanding.NotApplicable : ProvisionStanding.Unanswered;
            return new Row(row.Id, row.Statement.Path, row.Statement.Headings is [.., var title] ? title : null, row.Statement.Text, row.Class, standing,
                [.. answers.Select(answer => new Answer(choices[answer.CommitmentId], answer.Extent, answer.Score, answer.Words, answer.DecidedByName, answer.DecidedAt))],
                [.. suggested[row.Id].Where(one => !known.Contains(one.Commitment)).Select(one => new Suggested(choices[one.Commitment], one.Extent, one.Score, one.Words))],
                excuse is null ? null : new NotApplicable(excuse.Reason, excuse.SaidByName, excuse.SaidAt));
        }).ToList();
        var answering = decided.SelectMany(group => group).Where(answer => answer.Decision == AnswerDecision.Confirmed).Select(answer => answer.CommitmentId).ToHashSet();
        return new Result(id, programme.TypeName, programme.Title, new OrganisationLabel(programme.OwnerId, owner ?? ""), programme.State, programme.ParentDocumentId, number, rows,
            [.. choices.Values], [.. choices.Values.Where(choice => !answering.Contains(choice.Id))],
            programme.State != ProgrammeState.Withdrawn && await db.ComparesAsync(user, programme, cancel));
    }
}
