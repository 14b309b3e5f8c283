using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Opinions;

internal static class OpinionQueries
{
    /// <summary>What a side was asked: seen where its own drafts are seen, and by the person who is named. It opens one draft, not the programme.</summary>
    public static IQueryable<OpinionRequest> VisibleTo(this IQueryable<OpinionRequest> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.ViewDrafts, Party.Consulted);
        var person = user.AccountId;
        return rows.Where(row => row.AccountId == person || scope.Any(within => within.DescendantId == row.OrganisationId));
    }

    /// <summary>Of those, what the user's own side or the user is asked.</summary>
    public static async Task<IQueryable<OpinionRequest>> AskedOfAsync(this TrackingDb db, CurrentUser user, CancellationToken cancel)
    {
        var own = await db.OwnSideAsync(user, cancel);
        var person = user.AccountId;
        return db.OpinionRequests.VisibleTo(user, db).Where(row => row.AccountId == person || own.Contains(row.OrganisationId));
    }

    /// <summary>Whether the user answers a request that is seen: the named person, or who writes the programmes of the body.</summary>
    public static async Task<bool> AnswersAsync(this TrackingDb db, CurrentUser user, OpinionRequest request, CancellationToken cancel) =>
        request.AccountId == user.AccountId || (request.OrganisationId is { } body && await db.DraftsForAsync(user, body, cancel));

    /// <summary>Those to which nothing was said yet though they ask for something.</summary>
    public static IQueryable<Opinion> Waiting(this IQueryable<Opinion> rows) => rows.Where(row => row.Stance == OpinionStance.Remarks && row.Disposal == null);

    /// <summary>
    /// The sections of a draft that was sent. Of a round from before they were kept, those of the programme now whose heading stands in the draft.
    /// </summary>
    /// <param name="kept">With the round.</param>
    /// <param name="draft">What was sent.</param>
    public static async Task<IReadOnlyList<SentSection>> SentSectionsAsync(this TrackingDb db, ProgrammeId programme, IReadOnlyList<SentSection> kept, string draft, CancellationToken cancel)
    {
        if (kept.Count > 0)
            return kept;
        var sent = Flat(draft);
        return [.. (await Drafting.ProgrammeOutline.LoadAsync(db, programme, cancel)).Entries
            .Where(entry => entry.Section.Heading.Length > 0 && sent.Contains(Flat(entry.Section.Heading), StringComparison.Ordinal))
            .Select(entry => new SentSection(entry.Section.Id, entry.Label, entry.Section.Heading))];
    }

    /// <summary>One line without doubled spaces: how words of a draft are looked for.</summary>
    public static string Flat(string text) => string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
