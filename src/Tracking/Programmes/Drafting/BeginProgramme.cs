using System.Globalization;
using DonDoc.Text.Similarity;
using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>What a programme begins with.</summary>
public enum ProgrammeStart
{
    /// <summary>The usual sections, and in that of tasks one for each title under which the document above asks something.</summary>
    Parent,

    /// <summary>The usual sections, or the template of those who asked for it.</summary>
    Template,

    /// <summary>Sections and commitments of an earlier programme, without their dates.</summary>
    Earlier,

    /// <summary>What a file says.</summary>
    File,
}

/// <summary>An organisation begins its answer to a document.</summary>
public sealed class BeginProgramme(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    /// <param name="Parent">What is answered, in its current version.</param>
    /// <param name="Owner">Whose programme it is; the user's organisation where null.</param>
    /// <param name="TypeCode">CTr or KH.</param>
    /// <param name="Template">Of <see cref="ProgrammeStart.Template"/>: headings, one a line; the usual ones where empty.</param>
    /// <param name="Earlier">Of <see cref="ProgrammeStart.Earlier"/>.</param>
    /// <param name="PlainText">Of <see cref="ProgrammeStart.File"/>: what its reader gave.</param>
    /// <param name="Anyway">The person was told what is doubtful about the file, and begins with it all the same: see <see cref="ProgrammeRefusals.IsDoubt"/>.</param>
    /// <param name="Request">By which a campaign asked for it: its organisation, its document in the version asked about, its due date and, for a template, its headings hold.</param>
    public sealed record Input(
        DocumentId Parent, string TypeCode, [Longest(Programme.LongestTitle)] string? Title, ProgrammeStart Start = ProgrammeStart.Parent, OrganisationId? Owner = null,
        [Longest(20_000)] string? Template = null, ProgrammeId? Earlier = null, [Longest(Document.LongestText)] string? PlainText = null,
        CampaignRequestId? Request = null, bool Anyway = false);

    // Two files of one text differ by a page number, a mark of a list, a line that was cut.
    private const double SameText = 0.97;

    /// <summary>The types that answer a document, with their codes.</summary>
    public static IReadOnlyList<(string Code, string Name)> Types { get; } = [("CTr", "chương trình hành động"), ("KH", "kế hoạch")];

    /// <summary>For whom the user may begin one: the committee first, whose programme it is most often.</summary>
    public async Task<IReadOnlyList<OrganisationLabel>> OwnersAsync(CancellationToken cancel = default)
    {
        var own = await db.OwnSideAsync(user, cancel);
        var scope = db.Scope(user, Permission.DraftProgrammes);
        return await db.Organisations.VisibleTo(user, db).Where(row => own.Contains(row.Id) && scope.Any(within => within.DescendantId == row.Id))
            .Join(db.NamesOn(user.Today), row => row.Id, name => name.OrganisationId, (row, name) => new { row.Id, row.Rank, name.Name })
            .OrderBy(row => row.Rank).ThenBy(row => row.Name).Select(row => new OrganisationLabel(row.Id, row.Name)).ToListAsync(cancel);
    }

    public async Task<Outcome<ProgrammeId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (Types.FirstOrDefault(type => type.Code == input.TypeCode) is not { Code: { } code, Name: var typeName })
            return ProgrammeRefusals.TypeUnknown;
        var request = input.Request is { } sent ? await db.CampaignRequests.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == sent, cancel) : null;
        var campaign = request is null ? null : await db.Campaigns.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.CampaignId, cancel);
        if (input.Request is not null && campaign is null)
            return CampaignRefusals.RequestNotFound;
        var owner = request?.OrganisationId ?? input.Owner ?? user.Home;
        if (!await db.DraftsForAsync(user, owner, cancel))
            return ProgrammeRefusals.OwnerOutOfReach;
        if (campaign is not null && campaign.DocumentId != input.Parent)
            return CampaignRefusals.RequestOfOther;
        // Who is asked to answer a document may answer it, also where its owner's registry is closed to them: the request shows its provisions.
        var answerable = campaign is null ? db.Documents.VisibleTo(user, db) : db.Documents;
        var parent = await answerable.Where(row => row.Id == input.Parent).Select(row => new { row.Id, row.CurrentVersion }).SingleOrDefaultAsync(cancel);
        if (parent is null)
            return ProgrammeRefusals.ParentMissing;
        var version = campaign?.DocumentVersion ?? parent.CurrentVersion;
        var asked = await AskedProvisions.LoadAsync(db, parent.Id, version, cancel);
        if (asked is null || asked.Rows.Count == 0)
            return ProgrammeRefusals.ParentUnread;
        var underWay = await db.Programmes.VisibleTo(user, db).UnderWay(owner, parent.Id).Select(row => (ProgrammeId?)row.Id).FirstOrDefaultAsync(cancel);
        if (underWay is { } known)
            return ProgrammeRefusals.AlreadyBegun.LinkedTo(known.Value);
        if (request?.ProgrammeId is { } answer)
            return CampaignRefusals.AlreadyAnswered.LinkedTo(answer.Value);

        var template = string.IsNullOrWhiteSpace(input.Template) ? campaign?.Template : input.Template;
        var proposed = await ProposedAsync(input with { Template = template }, asked, cancel);
        if (proposed.IsRefused)
            return proposed.Refusal!;
        var by = Actor.Of(user, clock);
        var begun = Programme.Begin(owner, new AnsweredDocument(parent.Id, version), code, typeName, input.Title, by);
        if (begun.IsRefused)
            return begun.Refusal!;
        db.Under = Permission.DraftProgrammes;
        db.Add(begun.Value);
        OutlineProposal.AddTo(db, begun.Value.Id, proposed.Value, by);
        if (request is not null)
        {
            request.AnswerBy(begun.Value.Id, ofHouse: true, by);
            await RequestRules.ExcuseAsync(db, begun.Value, campaign!, request, by, cancel);
        }

        // Two who begin at once: the second is told, and finds the first one's. A request may also have been put off in this moment.
        return await db.TrySaveAsync(cancel) switch
        {
            SaveResult.Saved => begun.Value.Id,
            SaveResult.Changed => CampaignRefusals.ChangedMeanwhile,
            _ => ProgrammeRefusals.AlreadyBegun,
        };
    }

    private async Task<Outcome<List<OutlineProposal>>> ProposedAsync(Input input, AskedProvisions asked, CancellationToken cancel)
    {
        switch (input.Start)
        {
            case ProgrammeStart.Template:
                return OutlineProposal.OfLines(string.IsNullOrWhiteSpace(input.Template) ? string.Join('\n', options.ProgrammeSections) : input.Template);
            case ProgrammeStart.Earlier:
                var earlier = await db.Programmes.VisibleTo(user, db).Where(row => row.Id == input.Earlier).Select(row => (ProgrammeId?)row.Id).SingleOrDefaultAsync(cancel);
                return earlier is { } found ? Again((await ProgrammeOutline.LoadAsync(db, found, cancel)).Entries) : ProgrammeRefusals.NotFound;
            case ProgrammeStart.File:
                var text = SourceText.FromPlain(input.PlainText ?? "");
                var read = OutlineProposal.OfDocument(text);
                return read.Count == 0 ? ProgrammeRefusals.FileWithoutOutline
                    : Copying(text, asked) is { } refusal ? refusal
                    : !input.Anyway && Doubt(text, asked, read) is { } doubt ? doubt : read;
            default:
                return OutlineProposal.OfParent(options.ProgrammeSections, [.. asked.Rows.Select(row => row.Statement)]);
        }
    }

    // The whole of the one in the other, and back: under whatever name, in whatever format, with whatever names of places put in.
    private static Refusal? Copying(SourceText text, AskedProvisions asked) =>
        Wording.Of(text.Text) is var own && Wording.Of(asked.Text.Text) is var above && TakenShare.Of(own, above) >= SameText && TakenShare.Of(above, own) >= SameText ? ProgrammeRefusals.FileIsParent : null;

    private Refusal? Doubt(SourceText text, AskedProvisions asked, List<OutlineProposal> read)
    {
        if (!Language.IsVietnamese(text.Text))
            return ProgrammeRefusals.FileNotVietnamese;
        var copied = new OriginalityReader(asked.Text, asked.Subject).Read([text])[0].VerbatimShare;
        return copied >= options.ProgrammeCopiedShare ? ProgrammeRefusals.FileMostlyParent.With(copied.ToString("P0", CultureInfo.GetCultureInfo("vi")))
            : read.TrueForAll(section => section.IsWithoutCommitments) ? ProgrammeRefusals.FileWithoutCommitments : null;
    }

    // The dates of another term are not those of this one.
    private static List<OutlineProposal> Again(IReadOnlyList<ProgrammeOutline.Entry> entries)
    {
        var made = new Dictionary<ProgrammeSectionId, OutlineProposal>();
        var top = new List<OutlineProposal>();
        foreach (var entry in entries)
        {
            var section = new OutlineProposal(entry.Section.Heading, entry.Section.Body);
            section.Commitments.AddRange(entry.Commitments.Select(commitment => new OutlineProposal.Undertaken(commitment.Words with { StartsOn = null, DueOn = null, Milestones = null })));
            made.Add(entry.Section.Id, section);
            (entry.Section.UnderId is { } under ? made[under].Below : top).Add(section);
        }

        return top;
    }
}
