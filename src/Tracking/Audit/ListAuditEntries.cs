using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Audit;

/// <summary>How an act ended.</summary>
public enum AuditOutcome
{
    Done,
    Refused,
}

/// <summary>The log, the newest first.</summary>
public sealed class ListAuditEntries(TrackingDb db, CurrentUser user)
{
    /// <param name="Person">Words of a name or a user name, with or without diacritics.</param>
    /// <param name="Account">Exactly this person.</param>
    /// <param name="Act">A whole act, or its beginning: <c>account.</c>.</param>
    /// <param name="Below">What belongs to this organisation and all below it.</param>
    /// <param name="From">A day of Vietnam.</param>
    /// <param name="To">Its last day.</param>
    public sealed record Input(
        string? Person = null, Guid? Account = null, string? Act = null, string? Kind = null, Guid? Subject = null, OrganisationId? Below = null,
        DateOnly? From = null, DateOnly? To = null, AuditOutcome? Outcome = null, string? Address = null, PageRequest? Page = null);

    /// <param name="AccountName">Who did it, as they were called then; null for a stranger.</param>
    /// <param name="TokenName">The program that did it in their name; null where they did.</param>
    /// <param name="OwnerName">To whom belongs what it is about; null where it is nobody's.</param>
    /// <param name="Refusal">The code; null where it was done.</param>
    public sealed record Row(
        long Sequence, DateTime At, Guid? AccountId, string? AccountName, string? TokenName, string Act, string? SubjectKind, Guid? SubjectId,
        OrganisationId? OwnerId, string? OwnerName, string? Address, string? Refusal);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var entries = Filter(db.AuditEntries.VisibleTo(user, db), input);
        if (page.After(1) is [var last] && long.TryParse(last, System.Globalization.CultureInfo.InvariantCulture, out var sequence))
            entries = entries.Where(row => row.Sequence < sequence);
        var today = user.Today;
        var found = await entries.OrderByDescending(row => row.Sequence).Take(page.Rows + 1)
            .Select(row => new Row(row.Sequence, row.At, row.AccountId, row.AccountName, row.TokenName, row.Act, row.SubjectKind, row.SubjectId, row.OwnerId,
                db.NamesOn(today).Where(name => name.OrganisationId == row.OwnerId).Select(name => name.Name).FirstOrDefault(),
                row.Address, row.Outcome == AuditEntry.Done ? null : row.Outcome))
            .ToListAsync(cancel);
        return page.Cut(found, row => [row.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
    }

    /// <summary>How many the filter finds; no further than <paramref name="most"/>.</summary>
    public Task<int> CountAsync(Input input, int most, CancellationToken cancel = default) => Filter(db.AuditEntries.VisibleTo(user, db), input).OrderByDescending(row => row.Sequence).Take(most).CountAsync(cancel);

    private IQueryable<AuditEntry> Filter(IQueryable<AuditEntry> entries, Input input)
    {
        if (!string.IsNullOrWhiteSpace(input.Person))
        {
            var key = SearchKey.Of(input.Person.Trim());
            entries = entries.Where(row => db.Accounts.Any(account => account.Id == row.AccountId && account.SearchKey.Contains(key)));
        }

        if (input.Account is { } account)
            entries = entries.Where(row => row.AccountId == account);
        if (!string.IsNullOrWhiteSpace(input.Act))
        {
            var act = input.Act.Trim();
            entries = entries.Where(row => row.Act.StartsWith(act));
        }

        if (input.Kind is { Length: > 0 } kind)
            entries = entries.Where(row => row.SubjectKind == kind);
        if (input.Subject is { } subject)
            entries = entries.Where(row => row.SubjectId == subject);
        if (input.Below is { } top)
        {
            var below = db.AncestryOn(user.Today).Where(row => row.AncestorId == top);
            entries = entries.Where(row => below.Any(within => within.DescendantId == row.OwnerId));
        }

        if (input.From is { } from)
        {
            var begin = Clock.BeginOf(from);
            entries = entries.Where(row => row.At >= begin);
        }

        if (input.To is { } to && to < DateOnly.MaxValue)
        {
            var end = Clock.BeginOf(to.AddDays(1));
            entries = entries.Where(row => row.At < end);
        }

        if (input.Outcome is { } outcome)
            entries = outcome == AuditOutcome.Done ? entries.Where(row => row.Outcome == AuditEntry.Done) : entries.Where(row => row.Outcome != AuditEntry.Done);
        if (!string.IsNullOrWhiteSpace(input.Address))
        {
            var address = input.Address.Trim();
            entries = entries.Where(row => row.Address == address);
        }

        return entries;
    }
}
