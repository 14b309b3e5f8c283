using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Letters;

/// <summary>What could stand in a letter to an organisation: the overdue work of which the user's side is the assigner or the supervisor.</summary>
public sealed class PrepareLetter(TrackingDb db, CurrentUser user)
{
    /// <param name="Side">The user's own organisation, in whose name it is written.</param>
    /// <param name="IsCut">There is more than a letter lists.</param>
    public sealed record Result(OrganisationId Lead, string LeadName, string Side, IReadOnlyList<LateWork> Works, bool IsCut);

    public async Task<Outcome<Result>> RunAsync(OrganisationId lead, CancellationToken cancel = default)
    {
        var names = await db.NamesOn(user.Today).Where(row => row.OrganisationId == lead || row.OrganisationId == user.Home).ToDictionaryAsync(row => row.OrganisationId, row => row.Name, cancel);
        var works = await db.Late(user).Where(row => row.LeadId == lead).Lines(db, user).Take(UrgingLetter.MostWorks + 1).ToListAsync(cancel);
        // Whom the user may not see and who is late with nothing look the same.
        return works.Count == 0 || !names.TryGetValue(lead, out var name)
            ? LetterRefusals.NotFound
            : new Result(lead, name, names.GetValueOrDefault(user.Home, ""), [.. works.Take(UrgingLetter.MostWorks)], works.Count > UrgingLetter.MostWorks);
    }
}

/// <summary>Writes a letter to an organisation about some of what it is late with: a draft, until it is issued.</summary>
public sealed class DraftLetter(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(OrganisationId Lead, IReadOnlyList<AssignmentId> Works, LetterWording Wording);

    public async Task<Outcome<UrgingLetterId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if ((TextLimits.Refuse(input) ?? TextLimits.Refuse(input.Wording)) is { } unfit)
            return unfit;
        var chosen = input.Works.Distinct().ToList();
        if (chosen.Count is 0 or > UrgingLetter.MostWorks)
            return LetterRefusals.WorksMissing;
        if (input.Wording.AnswerBy < user.Today)
            return LetterRefusals.AnswerByPast;
        var works = await db.Late(user).Where(row => row.LeadId == input.Lead && chosen.Contains(row.Id)).Lines(db, user).ToListAsync(cancel);
        if (works.Count != chosen.Count)
            return LetterRefusals.WorkNotLate;
        if (await SideAsync(chosen, cancel) is not { } side)
            return LetterRefusals.WorkNotLate;
        db.Under = Permission.ConfirmWork;
        var letter = new UrgingLetter(side, input.Lead, input.Wording, Actor.Of(user, clock, await db.OnBehalfOfAsync(user, Permission.ConfirmWork, side, cancel)));
        foreach (var (index, work) in works.Index())
            letter.List(new UrgingLetterWork(letter.Id, index + 1, work.Id, work.Code, work.Content, work.Source, work.DueDate, work.Urged));
        db.Add(letter);
        await db.SaveChangesAsync(cancel);
        return letter.Id;
    }

    /// <summary>In whose name it is written: of the house where one works; a deputy from another house writes for those who assigned the work, or most of it.</summary>
    private async Task<OrganisationId?> SideAsync(IReadOnlyCollection<AssignmentId> works, CancellationToken cancel)
    {
        if (await db.ReachesAsync(user, Permission.ConfirmWork, user.Home, cancel))
            return user.Home;
        var scope = db.Scope(user, Permission.ConfirmWork);
        return await db.Late(user).Where(row => works.Contains(row.Id) && scope.Any(within => within.DescendantId == row.AssignerId)).GroupBy(row => row.AssignerId)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => (OrganisationId?)group.Key).FirstOrDefaultAsync(cancel);
    }
}
