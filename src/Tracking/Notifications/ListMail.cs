using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications;

/// <summary>What was mailed to people whom the user administers, the newest first. What a mail says is shown to nobody.</summary>
public sealed class ListMail(TrackingDb db, CurrentUser user)
{
    /// <param name="State">Only these; all where null.</param>
    /// <param name="Account">Only to this person.</param>
    public sealed record Input(MailState? State = null, Guid? Account = null, PageRequest? Page = null);

    /// <param name="NextTryAt">While it waits.</param>
    /// <param name="CanRetry">It was given up, and what it says still holds.</param>
    public sealed record Row(
        OutgoingMailId Id, string To, string Name, Guid? Account, string Subject, DateTime CreatedAt, MailState State, int Tries, DateTime? NextTryAt,
        DateTime? SettledAt, string? Answer, bool CanRetry);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var mails = db.OutgoingMails.VisibleTo(user, db);
        if (input.State is { } state)
            mails = mails.Where(row => row.State == state);
        if (input.Account is { } account)
            mails = mails.Where(row => row.AccountId == account);
        if (page.After(2) is [var atText, var idText] && PageRequest.TryInstant(atText, out var at) && Guid.TryParse(idText, out var id))
        {
            var last = new OutgoingMailId(id);
            mails = mails.Where(row => row.CreatedAt < at || (row.CreatedAt == at && row.Id.CompareTo(last) < 0));
        }

        var found = await mails.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(page.Rows + 1)
            .Select(row => new Row(row.Id, row.To, row.Name, row.AccountId, row.Subject, row.CreatedAt, row.State, row.Tries,
                row.State == MailState.Waiting ? row.DueAt : null, row.SettledAt, row.Answer, row.State == MailState.Failed && row.SecretBody != null))
            .ToListAsync(cancel);
        return page.Cut(found, last => [PageRequest.Key(last.CreatedAt), last.Id.ToString()]);
    }
}

internal static class MailQueries
{
    /// <summary>Mails to the people of organisations where the user manages accounts.</summary>
    public static IQueryable<OutgoingMail> VisibleTo(this IQueryable<OutgoingMail> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.ManageAccounts);
        return rows.Where(row => scope.Any(within => within.DescendantId == row.OwnerId));
    }
}
