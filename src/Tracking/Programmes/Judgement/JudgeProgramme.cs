using DonDoc.Text.Clarity;
using DonDoc.Text.Similarity;
using DonDoc.Text.Source;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Judgement;

/// <summary>
/// How far a programme is its own, and how clear it is: what was taken over and from where, which commitments leave something open, which sentences are hard to
/// read. It judges words, says why, blocks nothing, and can be answered.
/// </summary>
public sealed class JudgeProgramme(TrackingDb db, CurrentUser user, SiblingTexts siblings, ClarityRules rules)
{
    /// <summary>Of one list: as many as a programme may undertake. Pages turn through them.</summary>
    public const int Most = ProgrammeCommitment.Most;

    /// <param name="Words">Those that count: without grounds and quotations.</param>
    /// <param name="Compared">With how many issued programmes that answer the same document.</param>
    /// <param name="Clarity">0–1: the mean of its commitments.</param>
    /// <param name="Unclear">Those that leave something open, the least clear first.</param>
    /// <param name="MissingParts">In how many commitments each part is missing, the most frequent first.</param>
    /// <param name="MeanWords">Words of a sentence in the mean.</param>
    /// <param name="MayExplain">Whether the user answers for the organisation.</param>
    /// <param name="IsOpen">Whether its words may change now.</param>
    /// <param name="Doubt">Why the shares say nothing.</param>
    public sealed record Result(
        ProgrammeId Id, string TypeName, string Title, OrganisationLabel Owner, ProgrammeState State, DocumentId Parent, string ParentNumber, int Words, double VerbatimShare, double SiblingShare, double OwnShare, int Compared,
        IReadOnlyList<Passage> Passages, double Clarity, int Commitments, int Vague, IReadOnlyList<Unclear> Unclear, IReadOnlyList<(PartKind Kind, int Commitments)> MissingParts,
        int Sentences, double MeanWords, IReadOnlyList<Sentence> Hard, bool MayExplain, bool IsOpen, OriginalityDoubt Doubt);

    /// <summary>Words that stand in the programme and elsewhere, side by side.</summary>
    /// <param name="Source">Whose words: null for the document above.</param>
    /// <param name="SourceWords">Null where the person may not read that programme.</param>
    /// <param name="ProvisionPath">Of the document above: in which provision.</param>
    public sealed record Passage(string Words, int Count, Sibling? Source, string? SourceWords, string? ProvisionPath, Explained? Explanation);

    /// <param name="Name">Null where the person may not see it.</param>
    public sealed record Sibling(ProgrammeId? Programme, string? Name);

    /// <param name="Address">As in <see cref="Coverage.ShowCoverage.Choice"/>.</param>
    /// <param name="Hollow">The words that bind nobody, with why.</param>
    public sealed record Unclear(
        ProgrammeCommitmentId Id, string Address, string What, double Score, IReadOnlyList<PartKind> Missing, IReadOnlyList<VaguePassage> Hollow, Explained? Explanation)
    {
        public bool IsVague => Hollow.Count > 0;
    }

    public sealed record Sentence(string Words, int Count, int Nesting, Explained? Explanation);

    public sealed record Explained(string Text, string By, DateTime At);

    public async Task<Outcome<Result>> RunAsync(ProgrammeId id, CancellationToken cancel = default)
    {
        var visible = db.Programmes.VisibleTo(user, db);
        var programme = await visible.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (programme is null)
            return ProgrammeRefusals.NotFound;
        var owner = await db.NamesOn(user.Today).Where(name => name.OrganisationId == programme.OwnerId).Select(name => name.Name).FirstOrDefaultAsync(cancel);
        var parent = (programme.ParentDocumentId, programme.ParentVersion);
        if (await AskedProvisions.LoadAsync(db, parent.ParentDocumentId, parent.ParentVersion, cancel) is not { } asked)
            return ProgrammeRefusals.ParentUnread;
        var outline = await ProgrammeOutline.LoadAsync(db, id, cancel);
        var text = SourceText.FromPlain(await TextOfAsync(db, programme, outline, cancel));
        var explanations = (await db.FlagExplanations.AsNoTracking().Where(row => row.ProgrammeId == id).ToListAsync(cancel)).ToDictionary(row => (row.Kind, row.PassageKey));

        var (taken, others) = await siblings.ReadAsync(db, parent, new OriginalityReader(asked.Text, asked.Subject), text, id, cancel);
        var longest = taken.Passages.OrderByDescending(passage => passage.Words).Take(Most).ToList();
        var sources = longest.Select(passage => passage.Sibling is { } place ? others[place] : (ProgrammeId?)null).OfType<ProgrammeId>().Distinct().ToList();
        var seen = await visible.Where(row => sources.Contains(row.Id))
            .Select(row => new { row.Id, Name = db.NamesOn(user.Today).Where(name => name.OrganisationId == row.OwnerId).Select(name => name.Name).FirstOrDefault() })
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var quoted = await QuotedAsync(longest.Where(passage => passage.Sibling is { } place && seen.ContainsKey(others[place])).ToLookup(passage => others[passage.Sibling!.Value]), cancel);
        var passages = longest.ConvertAll(passage =>
        {
            var words = passage.Span.In(text.Text).ToString();
            if (passage.Sibling is not { } place)
            {
                return new Passage(words, passage.Words, null, passage.SourceSpan.In(asked.Text.Text).ToString(),
                    asked.Rows.LastOrDefault(row => row.Statement.Start <= (passage.SourceSpan.Start + passage.SourceSpan.End) / 2)?.Statement.Path, Explanation(FlagKind.Copied, words));
            }

            var source = others[place];
            return new Passage(words, passage.Words, seen.TryGetValue(source, out var name) ? new Sibling(source, name) : new Sibling(null, null), quoted.GetValueOrDefault(passage), null, Explanation(FlagKind.Copied, words));
        });

        var judged = outline.Commitments.Select(one => (one.Address, one.Commitment, Clarity: ClarityReader.Judge(Read(one.Commitment), rules))).ToList();
        var readability = Readability.Read(text, ReadabilityRules.Default);
        return new Result(id, programme.TypeName, programme.Title, new OrganisationLabel(programme.OwnerId, owner ?? ""), programme.State, programme.ParentDocumentId, asked.Number ?? "", taken.Words, taken.VerbatimShare, taken.SiblingShare, taken.OwnShare,
            others.Count(other => other != id), passages,
            judged.Count == 0 ? 0 : judged.Average(one => one.Clarity.Score), judged.Count, judged.Count(one => one.Clarity.IsVague),
            [.. judged.Where(one => one.Clarity.Score < 1).OrderBy(one => one.Clarity.Score).Take(Most).Select(one => new Unclear(
                one.Commitment.Id, one.Address, one.Commitment.What, one.Clarity.Score, one.Clarity.Missing, one.Clarity.Reasons,
                Explanation(one.Clarity.IsVague ? FlagKind.Hollow : FlagKind.Missing, one.Commitment.What)))],
            [.. judged.SelectMany(one => one.Clarity.Missing).CountBy(kind => kind).OrderByDescending(count => count.Value).ThenBy(count => count.Key).Select(count => (count.Key, count.Value))],
            readability.Sentences, readability.MeanWords,
            [.. readability.Hard.OrderByDescending(sentence => sentence.Words).Take(Most).Select(sentence => new Sentence(sentence.Text, sentence.Words, sentence.Nesting, Explanation(FlagKind.HardToRead, sentence.Text)))],
            await db.DraftsForAsync(user, programme.OwnerId, cancel), programme.IsOpen, OriginalityReader.DoubtOf(text, taken));

        Explained? Explanation(FlagKind kind, string passage) => explanations.TryGetValue((kind, Flag.KeyOf(passage)), out var said) ? new Explained(said.Explanation, said.ExplainedByName, said.ExplainedAt) : null;
    }

    /// <summary>What the siblings say in the passages, from one text after the other: each is fetched and taken apart once, and none is held longer.</summary>
    private async Task<Dictionary<TakenPassage, string>> QuotedAsync(ILookup<ProgrammeId, TakenPassage> passages, CancellationToken cancel)
    {
        var words = new Dictionary<TakenPassage, string>();
        var sources = passages.Select(group => group.Key).ToList();
        if (sources.Count == 0)
            return words;
        await foreach (var draft in db.LastDrafts(sources).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var text = SourceText.FromPlain(draft.PlainText).Text;
            foreach (var passage in passages[draft.Programme])
                words[passage] = passage.SourceSpan.In(text).ToString();
        }

        return words;
    }

    /// <summary>What somebody wrote: of one that was taken over from its document, the document; else sections and commitments, which nobody changes once they were decided on.</summary>
    internal static async Task<string> TextOfAsync(TrackingDb db, Programme programme, ProgrammeOutline outline, CancellationToken cancel) =>
        (programme.IsAdopted ? await db.ProgrammeDrafts.Where(row => row.ProgrammeId == programme.Id).OrderByDescending(row => row.Number).Select(row => row.PlainText).FirstOrDefaultAsync(cancel) : null)
        ?? ProgrammeText.OwnWords(programme, outline).PlainText;

    /// <summary>What the words say, and what was typed beside them.</summary>
    private static Commitment Read(ProgrammeCommitment commitment)
    {
        var read = CommitmentReader.ReadPassage(SourceText.FromPlain(commitment.What));
        var parts = read.Parts.ToList();
        Add(PartKind.Who, commitment.LeadName);
        Add(PartKind.Responsible, commitment.Responsible ?? commitment.LeadName);
        Add(PartKind.Cooperating, commitment.Cooperating);
        Add(PartKind.When, commitment.DueOn?.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture) ?? commitment.Milestones);
        Add(PartKind.Product, commitment.Product);
        Add(PartKind.Measure, commitment.Target ?? commitment.Measure);
        Add(PartKind.Means, commitment.Means);
        Add(PartKind.Authority, commitment.Authority);
        return read with { Parts = parts };

        void Add(PartKind kind, string? text)
        {
            if (text is not null && !parts.Exists(part => part.Kind == kind))
                parts.Add(new CommitmentPart(kind, text, 0, 0, "field", 1));
        }
    }
}
