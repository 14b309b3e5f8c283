using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets.Setting;

/// <summary>Sets targets, all or none, each with the organisations that are to reach it and the values first planned for them.</summary>
public sealed class SetTarget(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <summary>At once.</summary>
    public const int Most = 100;

    /// <summary>Of one target.</summary>
    public const int MostLines = 4000;

    /// <param name="Owner">Who sets them; the user's organisation where null.</param>
    public sealed record Input(IReadOnlyList<NewTarget> Targets, OrganisationId? Owner = null);

    /// <param name="Code">The next of the owner where empty.</param>
    /// <param name="Lines">Each is to reach it.</param>
    /// <param name="Whole">The organisation whose value is made of theirs; null where each stands for itself.</param>
    /// <param name="Aggregation">How the value of <paramref name="Whole"/> is made of them.</param>
    /// <param name="Plans">For the whole, or where there is none for each line.</param>
    public sealed record NewTarget(
        TargetTerms Terms, [Longest(Target.LongestCode)] string? Code, IReadOnlyList<OrganisationId> Lines, OrganisationId? Whole = null,
        TargetAggregation Aggregation = TargetAggregation.None, IReadOnlyList<NewPlan>? Plans = null, ProvisionId? Provision = null, ProgrammeCommitmentId? Commitment = null);

    /// <param name="Period">Key of a period of the target's frequency.</param>
    public sealed record NewPlan(string Period, decimal? Value, decimal? Upper = null, bool IsStrict = false, [Longest(Target.LongestWords)] string? Words = null, [Longest(Target.LongestWords)] string? Source = null);

    /// <summary>The name of a field of a target in refusals: <c>targets.2.name</c>.</summary>
    public static string Field(int index, string name) => FormattableString.Invariant($"targets.{index}.{name}");

    public async Task<Outcome<IReadOnlyList<TargetId>>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        if (input.Targets.Count == 0)
            return TargetRefusals.NoneChosen;
        if (input.Targets.Count > Most)
            return TargetRefusals.TooMany.With($"{Most}");
        var owner = input.Owner ?? user.Home;
        if (!await db.ReachesAsync(user, Permission.AssignWork, owner, cancel))
            return TargetRefusals.OwnerOutOfReach;
        if (await OutOfReachAsync(input.Targets, cancel) is [var first, .. var others])
            return first with { Others = others };
        var documents = await SourcesAsync(input.Targets, cancel);
        if (documents.IsRefused)
            return documents.Refusal!;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var codes = new Queue<string>(await db.NextTargetCodesAsync(owner, input.Targets.Count, cancel));
        var by = Actor.Of(user, clock, await db.OnBehalfOfAsync(user, Permission.AssignWork, owner, cancel));
        var (made, wrong) = (new List<TargetId>(), new List<Refusal>());
        foreach (var (index, one) in input.Targets.Index())
        {
            var source = new TargetSource(one.Provision is { } provision ? documents.Value[provision] : null, one.Provision, one.Commitment);
            var set = Target.Set(string.IsNullOrWhiteSpace(one.Code) ? codes.Dequeue() : one.Code, one.Terms, owner, source, by);
            var refusal = set.Refusal ?? Add(set.Value, one, by);
            if (refusal is not null)
                wrong.Add(refusal.At(Field(index, Lower(refusal.Field ?? "Name"))));
            else
                made.Add(set.Value.Id);
        }

        if (wrong is [var one1, .. var more])
        {
            db.ChangeTracker.Clear();
            return one1 with { Others = more };
        }

        db.Under = Permission.AssignWork;
        if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
        {
            db.ChangeTracker.Clear();
            return TargetRefusals.CodeTaken;
        }

        await transaction.CommitAsync(cancel);
        return made;
    }

    private Refusal? Add(Target target, NewTarget one, Actor by)
    {
        if (one.Lines.Count == 0 && one.Whole is null)
            return TargetRefusals.LinesMissing;
        if (one.Lines.Count > MostLines)
            return TargetRefusals.TooManyLines.With($"{MostLines}");
        db.Add(target);
        var whole = one.Whole is { } top ? new TargetLine(target.Id, top) : null;
        var parts = one.Lines.Distinct().Where(body => body != one.Whole).Select(body => new TargetLine(target.Id, body, whole?.Id)).ToList();
        if (whole?.Arrange(null, parts.Count == 0 ? TargetAggregation.None : one.Aggregation, 1, target.Kind, hasEntered: false) is { } refusal)
            return refusal;
        if (whole is not null)
            db.Add(whole);
        db.AddRange(parts);
        foreach (var plan in one.Plans ?? [])
        {
            var value = new TargetValue(plan.Value, plan.Upper, plan.IsStrict, plan.Words);
            if (FigureInput.Refuse(target, FigureKind.Plan, plan.Period, value, out var period) is { } wrong)
                return wrong;
            foreach (var line in whole is null ? parts : [whole])
                db.Add(TargetFigure.SetBy(line, FigureKind.Plan, period, value, plan.Source, null, null, null, by));
        }

        return null;
    }

    private async Task<List<Refusal>> OutOfReachAsync(IReadOnlyList<NewTarget> targets, CancellationToken cancel)
    {
        var reach = new Dictionary<OrganisationId, bool>();
        var wrong = new List<Refusal>();
        foreach (var (index, one) in targets.Index())
        {
            foreach (var body in one.Lines.Concat(one.Whole is { } whole ? [whole] : []).Distinct())
            {
                if (!reach.TryGetValue(body, out var reaches))
                    reach[body] = reaches = await db.AddressableAsync(user, body, cancel);
                if (!reaches)
                    wrong.Add(TargetRefusals.OrganisationOutOfReach.At(Field(index, body == one.Whole ? "whole" : "lines")));
            }
        }

        return [.. wrong.Distinct()];
    }

    private async Task<Outcome<Dictionary<ProvisionId, DocumentId>>> SourcesAsync(IReadOnlyList<NewTarget> targets, CancellationToken cancel)
    {
        var provisions = targets.Select(one => one.Provision).OfType<ProvisionId>().Distinct().ToList();
        var found = await db.Documents.VisibleTo(user, db).Join(db.Provisions.Where(row => provisions.Contains(row.Id)), document => document.Id, row => row.DocumentId, (_, row) => new { row.Id, row.DocumentId })
            .ToDictionaryAsync(row => row.Id, row => row.DocumentId, cancel);
        if (found.Count != provisions.Count)
            return ProvisionRefusals.NotFound;
        var commitments = targets.Select(one => one.Commitment).OfType<ProgrammeCommitmentId>().Distinct().ToList();
        var seen = await db.Programmes.VisibleTo(user, db).Join(db.ProgrammeCommitments.Where(row => commitments.Contains(row.Id)), programme => programme.Id, row => row.ProgrammeId, (_, row) => row.Id).CountAsync(cancel);
        return seen == commitments.Count ? found : ProgrammeRefusals.CommitmentNotFound;
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
