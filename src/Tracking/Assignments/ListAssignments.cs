using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

/// <summary>By what a list of assignments can be ordered: what has an index, as the list may be the whole country's.</summary>
public enum AssignmentOrder
{
    /// <summary>Those without a due date last.</summary>
    Due,
    Code,
}

/// <summary>Assignments by due date, those without one last; or by code.</summary>
public sealed class ListAssignments(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <param name="Organisation">Led by this organisation or one below it.</param>
    /// <param name="Source">Taken from this document.</param>
    /// <param name="Stage">Leaves out drafts, and more.</param>
    /// <param name="Alone">Led by the organisation itself, not by one below it.</param>
    /// <param name="Without">Those to which no document, no field or no due date is said.</param>
    /// <param name="Parent">Parts of this one.</param>
    /// <param name="Sort">Null: by due date.</param>
    /// <param name="Stalled">See <see cref="StalledRule"/>.</param>
    /// <param name="WithoutMyTurn">Without what the user's own side has to report and what it has to decide or to assign.</param>
    public sealed record Input(
        AssignmentState? State = null, Timeliness? Timeliness = null, OrganisationId? Organisation = null, string? Text = null,
        AssignmentDuty? Duty = null, DocumentId? Source = null, DateOnly? DueFrom = null, DateOnly? DueTo = null, PageRequest? Page = null,
        bool WithoutMyTurn = false, AssignmentSign? Sign = null, string? Field = null, Priority? Priority = null, AssignmentId? Parent = null,
        AssignmentStage? Stage = null, bool Alone = false, MissingFact? Without = null, Sort<AssignmentOrder>? Sort = null, bool Stalled = false);

    /// <summary>Of so many organisations the rows are fewer than what stands between them in the order of the list.</summary>
    private const int Few = 200;

    public async Task<Page<AssignmentRow>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var rule = TimelinessRule.For(user, options);
        var page = input.Page ?? new PageRequest();
        var assignments = await FilteredAsync(input, cancel);
        var sort = input.Sort ?? new(AssignmentOrder.Due);
        var ordered = sort.By == AssignmentOrder.Code
            ? assignments.InOrder(page, sort, row => row.Code, row => row.Id, Sorting.TryText)
            : assignments.InOrder(page, sort, row => row.DueOrder, row => row.Id, PageRequest.TryDay);
        var found = await ordered.Take(page.Rows + 1).Rows(db, rule, today).ToListAsync(cancel);
        return page.Cut(found, last => Sorting.Keys(sort, sort.By == AssignmentOrder.Code ? last.Code : PageRequest.Key(last.DueDate ?? Timeline.End), last.Id.ToString()));
    }

    /// <summary>How many the filter finds; no further than <paramref name="most"/>.</summary>
    public async Task<int> CountAsync(Input input, int most, CancellationToken cancel = default) => await (await FilteredAsync(input, cancel)).OrderBy(row => row.DueOrder).Take(most).CountAsync(cancel);

    private async Task<IQueryable<Assignment>> FilteredAsync(Input input, CancellationToken cancel)
    {
        var today = user.Today;
        var rule = TimelinessRule.For(user, options);
        var assignments = await FromAsync(input, cancel);
        // What was withdrawn or cancelled is nobody's work any more: it is shown where it is asked for.
        assignments = input.State is { } state
            ? assignments.Where(row => row.State == state)
            : assignments.Where(row => row.State != AssignmentState.Withdrawn && row.State != AssignmentState.Cancelled);
        if (input.Timeliness is { } timeliness)
            assignments = assignments.Where(rule.Is(timeliness));
        assignments = input.Stage switch
        {
            AssignmentStage.Sent => assignments.Where(row => row.State != AssignmentState.Draft),
            AssignmentStage.Open => assignments.Where(row => AssignmentStates.Open.Contains(row.State)),
            _ => assignments,
        };
        assignments = input.Without switch
        {
            MissingFact.Document => assignments.Where(row => row.SourceDocumentId == null),
            MissingFact.Field => assignments.Where(row => row.Field == null),
            MissingFact.DueDate => assignments.Where(row => row.DueDate == null),
            _ => assignments,
        };
        if (input.Stalled)
            assignments = assignments.Where(StalledRule.Is(today, options.StalledDays));
        if (input.Source is { } source)
            assignments = assignments.Where(row => row.SourceDocumentId == source);
        if (input.Sign is { } sign)
            assignments = assignments.Where(AssignmentSigns.Is(sign, today));
        if (!string.IsNullOrWhiteSpace(input.Field))
            assignments = assignments.Where(row => row.Field == input.Field.Trim());
        if (input.Priority is { } priority)
            assignments = assignments.Where(row => row.Priority == priority);
        if (input.Parent is { } parent)
            assignments = assignments.Where(row => row.ParentId == parent);
        if (input.DueFrom is { } from)
            assignments = assignments.Where(row => row.DueDate >= from);
        if (input.DueTo is { } to)
            assignments = assignments.Where(row => row.DueDate <= to);
        IReadOnlyList<OrganisationId?> own = input.WithoutMyTurn || input.Duty is AssignmentDuty.ToReport or AssignmentDuty.ReturnedToMe
            ? await db.OwnSideAsync(user, cancel) : [];
        if (input.WithoutMyTurn)
            assignments = assignments.NotMyTurn(own, await db.SidesAsync(user, Permission.ConfirmWork, cancel), await db.SidesAsync(user, Permission.AssignWork, cancel));
        if (!string.IsNullOrWhiteSpace(input.Text))
        {
            var key = SearchKey.Of(input.Text.Trim());
            assignments = assignments.Where(row => row.SearchKey.Contains(key));
        }

        return input.Duty switch
        {
            AssignmentDuty.ToReport => assignments.ToReport(own),
            AssignmentDuty.ToDecide => assignments.ToDecide(await db.SidesAsync(user, Permission.ConfirmWork, cancel)),
            AssignmentDuty.ReturnedToMe => assignments.ReturnedTo(own),
            AssignmentDuty.ToAssign => assignments.ToAssign(await db.SidesAsync(user, Permission.AssignWork, cancel)),
            _ => assignments,
        };
    }

    /// <summary>
    /// What the user may see, led where it is asked for. All that is sent to those below a place where the user sees is seen: there nothing else is asked of a row, and few
    /// organisations are looked up first, many are met in the order of the list.
    /// </summary>
    private async Task<IQueryable<Assignment>> FromAsync(Input input, CancellationToken cancel)
    {
        var visible = db.Assignments.VisibleTo(user, db);
        if (input.Organisation is not { } top)
            return visible;
        if (input.Alone)
            return visible.Where(row => row.LeadId == top);
        var below = db.AncestryOn(user.Today).Where(up => up.AncestorId == top);
        // The drafts of others are not seen, whoever is to lead them.
        if (input is not ({ State: { } and not (AssignmentState.Draft or AssignmentState.Withdrawn) } or { Stage: { } })
            || !await db.Scope(user, Permission.ViewAssignments, Party.Lead).AnyAsync(up => up.DescendantId == top, cancel))
            return visible.Where(row => below.Any(up => up.DescendantId == row.LeadId));
        var sent = db.Assignments.Where(row => row.State != AssignmentState.Draft && row.State != AssignmentState.Withdrawn);
        return await below.OrderBy(up => up.DescendantId).Skip(Few).AnyAsync(cancel)
            ? sent.Where(row => below.Any(up => up.DescendantId == row.LeadId))
            : sent.Where(row => below.Select(up => (OrganisationId?)up.DescendantId).Contains(row.LeadId));
    }
}
