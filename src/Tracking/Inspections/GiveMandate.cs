using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Inspections;

/// <summary>
/// Lets a member of the delegation who has an account read the inspected organisation's records for a time. Writes to the module
/// Access, where a person's reach is made. Nobody gives one to themselves, or sight that their own roles don't give them.
/// </summary>
public sealed class GiveMandate(TrackingDb db, CurrentUser user, TrackingOptions options, TimeProvider clock)
{
    /// <param name="Member">Ordinal of the member in the engagement's list, who bears the account's name; null: joins the delegation with it.</param>
    /// <param name="UserName">Exactly as the member signs in: lists of accounts are for administrators.</param>
    /// <param name="Organisation">The inspected organisation or one below it; the former where null.</param>
    /// <param name="To">First day on which it no longer holds.</param>
    public sealed record Input(
        EngagementId Engagement, int? Member, string UserName, DateOnly From, DateOnly To, IReadOnlyList<Permission> Contents,
        OrganisationId? Organisation = null);

    public async Task<Outcome<MandateId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var engagement = await db.Engagements.VisibleTo(user, db).Include(row => row.Members).SingleOrDefaultAsync(row => row.Id == input.Engagement, cancel);
        if (engagement is null)
            return InspectionRefusals.NotFound;
        if (await db.MandateFrameAsync(user, engagement, cancel) is not { } frame)
            return InspectionRefusals.MandateNotAllowed;
        var inspected = input.Organisation ?? frame.Inspected;
        if (!await db.IsWithinAsync(inspected, frame.Inspected, user.Today, cancel))
            return InspectionRefusals.MandateTooWide;
        if (input.To <= input.From || input.To <= user.Today)
            return InspectionRefusals.MandateEndsBeforeStart;
        if (input.To.DayNumber - input.From.DayNumber > options.MandateDays)
            return InspectionRefusals.MandateTooLong.With($"{options.MandateDays}");
        var contents = input.Contents.Distinct().Order().ToList();
        if (contents.Count == 0 || !contents.TrueForAll(AccessMatrix.MandateContents.Contains))
            return InspectionRefusals.MandateContentMissing;
        foreach (var content in contents)
        {
            if (!await db.ReachesByOwnRoleAsync(user, content, inspected, cancel))
                return InspectionRefusals.MandateBeyondOwn;
        }

        if (await db.MemberAsync(user, input.UserName, frame.Level, cancel) is not { } member)
            return InspectionRefusals.MemberNotFound;
        if (member == user.AccountId)
            return InspectionRefusals.MandateToSelf;
        var held = await db.Mandates.Where(row => row.AccountId == member && row.EngagementId == engagement.Id && row.OrganisationId == inspected && row.EndedAt == null
            && row.ValidFrom <= input.From && input.To <= row.ValidTo).Select(row => row.Contents).ToListAsync(cancel);
        if (held.Exists(seen => contents.TrueForAll(seen.Contains)))
            return AccessRefusals.AlreadyHeld;
        var person = await db.Accounts.Where(row => row.Id == member).Select(row => new { row.DisplayName, row.Position }).SingleAsync(cancel);
        var seat = engagement.Seat(input.Member, member, new NamedPerson(person.DisplayName, person.Position.Length == 0 ? [] : [person.Position]));
        if (seat.Refusal is { } refusal)
            return refusal;
        var mandate = new Mandate(member, engagement.Id, seat.Value.Ordinal, inspected, input.From, input.To, contents, user.AccountId, clock.Instant());
        db.Add(mandate);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? mandate.Id : InspectionRefusals.ChangedMeanwhile;
    }
}
