using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Tokens;

/// <summary>The person's own tokens, the newest first; or those of an account that the person administers.</summary>
public sealed class ListApiTokens(TrackingDb db, CurrentUser user)
{
    /// <param name="Account">The person's own where null.</param>
    public sealed record Input(Guid? Account = null, PageRequest? Page = null);

    /// <param name="State">On the day of the request.</param>
    public sealed record Row(
        ApiTokenId Id, string Name, IReadOnlyList<Permission> Permissions, string Hint, DateTime IssuedAt, DateOnly LastDay,
        ApiTokenState State, DateTime? LastUsedAt, string? LastUsedFrom, IReadOnlyList<string> Networks);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var account = input.Account ?? user.AccountId;
        var tokens = db.ApiTokens.VisibleTo(user, db).Where(row => row.AccountId == account);
        if (page.After(2) is [var atText, var idText] && PageRequest.TryInstant(atText, out var at) && Guid.TryParse(idText, out var id))
        {
            var last = new ApiTokenId(id);
            tokens = tokens.Where(row => row.IssuedAt < at || (row.IssuedAt == at && row.Id.CompareTo(last) < 0));
        }

        var today = user.Today;
        var found = await tokens.OrderByDescending(row => row.IssuedAt).ThenByDescending(row => row.Id).Take(page.Rows + 1)
            .Select(row => new Row(row.Id, row.Name, row.Permissions, row.Hint, row.IssuedAt, row.LastDay,
                row.RevokedAt != null ? ApiTokenState.Revoked : row.LastDay < today ? ApiTokenState.Expired : ApiTokenState.Valid,
                row.LastUsedAt, row.LastUsedFrom, row.Networks))
            .ToListAsync(cancel);
        return page.Cut(found, last => [PageRequest.Key(last.IssuedAt), last.Id.ToString()]);
    }
}

public enum ApiTokenState
{
    Valid,

    /// <summary>Its last day is over.</summary>
    Expired,

    Revoked,
}

internal static class ApiTokenQueries
{
    /// <summary>Ends every token of an account that still holds, with what is saved next.</summary>
    public static async Task EndTokensAsync(this TrackingDb db, Guid account, DateTime at, CancellationToken cancel)
    {
        foreach (var token in await db.ApiTokens.Where(row => row.AccountId == account && row.RevokedAt == null).ToListAsync(cancel))
            token.Revoke(at);
    }

    /// <summary>One's own, and those of accounts that the user administers.</summary>
    public static IQueryable<ApiToken> VisibleTo(this IQueryable<ApiToken> rows, CurrentUser user, TrackingDb db)
    {
        var (own, administered) = (user.AccountId, db.Accounts.VisibleTo(user, db));
        return rows.Where(row => row.AccountId == own || administered.Any(account => account.Id == row.AccountId));
    }
}
