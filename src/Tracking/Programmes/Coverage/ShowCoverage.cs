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
    /// <param name="Together">What was last confirmed at once, as far as it stands as that left it; null where nothing of it does.</param>
    public sealed record Result(
        ProgrammeId Id, string TypeName, string Title, OrganisationLabel Owner, ProgrammeState State, DocumentId Parent, string ParentNumber, IReadOnlyList<Row> Rows, IReadOnlyList<Choice> Commitments,
        IReadOnlyList<Choice> Own, bool MayDecide, ConfirmedTogether? Together)
    {
        /// <summary>Provisions that nothing answers yet and that have a clear suggestion.</summary>
        public IEnumerable<Row> Clear => Rows.Where(row => row.Standing == ProvisionStanding.Unanswered && row.Suggestions is [{ IsClear: true }, ..]);

        public int Count(ProvisionStanding standing) => Rows.Count(row => row.Standing == standing);
    }

    /// <param name="Title">The title right above it.</param>
    public sealed record Row(
        ProvisionId Provision, string Path, string? Title, string Words, ProvisionClass Class, ProvisionStanding Standing, IReadOnlyList<Answer> Answers, IReadOnlyList<Suggested> Suggestions, NotApplicable? NotApplicable);

    /// <param name="Score">Of the suggestion it came from; null where nobody suggested it.</param>
    /// <param name="Words">The words in common that the suggestion showed.</param>
    public sealed record Answer(Choice Commitment, AnswerExtent Extent, double? Score, string? Words, string By, DateTime At);

    /// <param name="IsClear">See <see cref="SuggestedAnswer.IsClear"/>.</param>
    public sealed record Suggested(Choice Commitment, AnswerExtent Extent, double Score, string Words, bool IsCopied, bool IsClear);

    /// <param name="At">The moment by which these answers are known.</param>
    /// <param name="Standing">How many stand as they were confirmed then.</param>
    public sealed record ConfirmedTogether(DateTime At, string By, int Standing);

    public sealed record NotApplicable(string Reason, string By, DateTime At);

    /// <param name="Address">“II.1.h” of the issued document; “III.2, 4”, the section's address and the number in it, of a draft.</param>
    public sealed record Choice(ProgrammeCommitmentId Id, string Address, string What);

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
        var choices = outline.Commitments.ToDictionary(one => one.Commitment.Id, one => new Choice(one.Commitment.Id, one.Address, one.Commitment.What));
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
                [.. suggested[row.Id].Where(one => !known.Contains(one.Commitment)).Select(one => new Suggested(choices[one.Commitment], one.Extent, one.Score, one.Words, one.IsCopied, one.IsClear))],
                excuse is null ? null : new NotApplicable(excuse.Reason, excuse.SaidByName, excuse.SaidAt));
        }).ToList();
        var answering = decided.SelectMany(group => group).Where(answer => answer.Decision == AnswerDecision.Confirmed).Select(answer => answer.CommitmentId).ToHashSet();
        return new Result(id, programme.TypeName, programme.Title, new OrganisationLabel(programme.OwnerId, owner ?? ""), programme.State, programme.ParentDocumentId, number, rows,
            [.. choices.Values], [.. choices.Values.Where(choice => !answering.Contains(choice.Id))],
            programme.State != ProgrammeState.Withdrawn && await db.ComparesAsync(user, programme, cancel),
            await db.LastTogetherAsync(id, cancel) is { } last && decided.SelectMany(group => group).Count(last.IsUnchanged) is > 0 and var standing ? new ConfirmedTogether(last.At, last.ByName, standing) : null);
    }
}
