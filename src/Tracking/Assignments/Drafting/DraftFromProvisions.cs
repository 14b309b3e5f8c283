using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Drafting;

/// <summary>Writes down drafts of what provisions ask, all or none; each keeps the provision that it comes from.</summary>
public sealed class DraftFromProvisions(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Assigner">Who will send and confirm them; the user's organisation where null.</param>
    public sealed record Input(DocumentId Document, IReadOnlyList<Draft> Drafts, OrganisationId? Assigner = null);

    public sealed record Draft(
        ProvisionId Provision, [Longest(Assignment.LongestContent)] string? Content, OrganisationId? Lead, IReadOnlyList<OrganisationId> Cooperating,
        [Longest(Assignment.LongestProduct)] string? Product, DateOnly? Due);

    /// <summary>The name of a draft's field in refusals: <c>drafts.2.lead</c>.</summary>
    public static string Field(int index, string name) => FormattableString.Invariant($"drafts.{index}.{name}");

    public async Task<Outcome<IReadOnlyList<AssignmentId>>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (input.Drafts.Count == 0)
            return ProvisionRefusals.NoneChosen;
        if (input.Drafts.Count > ProposeDrafts.Most)
            return ProvisionRefusals.TooMany.With($"{ProposeDrafts.Most}");
        var assigner = input.Assigner ?? user.Home;
        if (!await db.ReachesAsync(user, Permission.AssignWork, assigner, cancel))
            return AssignmentRefusals.AssignerOutOfReach;
        var ids = input.Drafts.Select(draft => draft.Provision).Distinct().ToList();
        var sources = await db.Documents.VisibleTo(user, db).Where(row => row.Id == input.Document)
            .Join(db.Provisions, document => document.Id, row => row.DocumentId, (document, row) => row).Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.VersionNumber, row.Start, row.OwnEnd }).ToDictionaryAsync(row => row.Id, cancel);
        if (sources.Count != ids.Count)
            return ProvisionRefusals.NotFound;
        if (await OutOfReachAsync(input.Drafts, cancel) is [var first, .. var others])
            return first with { Others = others };

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var codes = await db.TakeCodesAsync(assigner, user.Today.Year, input.Drafts.Count, cancel);
        var by = Actor.Of(user, clock, await db.OnBehalfOfAsync(user, Permission.AssignWork, assigner, cancel));
        var made = new List<AssignmentId>();
        var wrong = new List<Refusal>();
        foreach (var (index, draft) in input.Drafts.Index())
        {
            var source = sources[draft.Provision];
            var drafted = Assignment.Draft(codes[index], draft.Content ?? "", assigner, null,
                new AssignmentSource(input.Document, source.Start, source.OwnEnd, source.VersionNumber, source.Id), by);
            if (drafted.IsRefused)
            {
                wrong.Add(drafted.Refusal!.At(Field(index, "content")));
                continue;
            }

            if (drafted.Value.Propose(draft.Lead, draft.Product, user.Today, draft.Due) is { } refusal)
                wrong.Add(refusal.At(Field(index, "due")));
            db.Add(drafted.Value);
            db.AddRange(draft.Cooperating.Where(body => body != draft.Lead).Distinct().Select(body => new AssignmentCooperation(drafted.Value.Id, body)));
            made.Add(drafted.Value.Id);
        }

        if (wrong is [var one, .. var more])
            return one with { Others = more };
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return made;
    }

    private async Task<List<Refusal>> OutOfReachAsync(IReadOnlyList<Draft> drafts, CancellationToken cancel)
    {
        var wrong = new List<Refusal>();
        foreach (var lead in drafts.Select(draft => draft.Lead).OfType<OrganisationId>().Distinct())
        {
            if (!await db.AddressableAsync(user, lead, cancel))
                wrong.AddRange(drafts.Index().Where(one => one.Item.Lead == lead).Select(one => AssignmentRefusals.LeadOutOfReach.At(Field(one.Index, "lead"))));
        }

        foreach (var (index, draft) in drafts.Index())
        {
            foreach (var body in draft.Cooperating.Distinct())
            {
                if (!await db.AddressableAsync(user, body, cancel))
                    wrong.Add(AssignmentRefusals.CooperatingOutOfReach.At(Field(index, "cooperating")));
            }
        }

        return wrong;
    }
}
