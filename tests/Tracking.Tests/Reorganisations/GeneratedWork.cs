using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Reorganisations;

/// <summary>Assignments in every state, given by superiors to those below them, with their whole history.</summary>
internal sealed class GeneratedWork(int seed)
{
    private static readonly string[] Fields = ["y tế", "giáo dục", "xây dựng", "tài chính"];

    private readonly Random random = new(seed);
    private int number;

    /// <param name="from">First day of the histories.</param>
    /// <param name="to">Last day.</param>
    /// <returns>How many were made.</returns>
    public async Task<int> FillAsync(TrackingDb db, DateOnly from, DateOnly to, int each)
    {
        var pairs = await db.PlacementsOn(from).Where(place => db.Organisations.ExistingOn(from).Any(row => row.Id == place.OrganisationId))
            .OrderBy(place => place.OrganisationId).Select(place => new { place.OrganisationId, place.ParentId }).ToListAsync();
        var made = new List<Assignment>(pairs.Count * each);
        var cooperations = new List<AssignmentCooperation>();
        for (var i = 0; i < pairs.Count; i++)
        {
            for (var n = 0; n < each; n++)
            {
                made.Add(Make(pairs[i].ParentId, pairs[i].OrganisationId, n % 3 == 0 ? pairs[i].OrganisationId : null, from, to));
                if (n == 0)
                    cooperations.Add(new AssignmentCooperation(made[^1].Id, pairs[(i + 7) % pairs.Count].OrganisationId));
            }
        }

        await db.BulkInsertAsync(made, default);
        await db.BulkInsertAsync(made.SelectMany(row => row.Events).ToList(), default);
        await db.BulkInsertAsync(cooperations, default);
        return made.Count;
    }

    private Assignment Make(OrganisationId assigner, OrganisationId lead, OrganisationId? supervisor, DateOnly from, DateOnly to)
    {
        var day = from.AddDays(random.Next(to.DayNumber - from.DayNumber + 1));
        Actor By(Guid account)
        {
            var on = day;
            day = day.AddDays(random.Next(20));
            if (day > to)
                day = to;
            return new Actor(account, "Người giao việc", Clock.BeginOf(on).AddHours(8 + random.Next(8)), assigner);
        }

        var (giver, doer) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var work = Assignment.Draft($"SINH-{seed}-{++number:000000}", $"Thực hiện nhiệm vụ số {number}", assigner, supervisor, null, By(giver)).Value;
        var steps = random.Next(8);
        var due = random.Next(6) == 0 ? (DateOnly?)null : day.AddDays(random.Next(90));
        if (steps == 0)
            return work;
        if (random.Next(2) == 0)
            work.Describe(new AssignmentDetails(Field: Fields[random.Next(Fields.Length)], Supervisor: supervisor));
        Assert.Null(work.Assign(lead, "Báo cáo", day, due, By(giver)));
        if (steps >= 2)
            Assert.Null(work.Accept(null, By(doer)));
        if (steps == 3)
            Assert.Null(work.Suspend("Chờ hướng dẫn", By(giver)));
        if (steps >= 4)
            Assert.Null(work.ReportDone("Đã hoàn thành", [], By(doer)));
        if (steps == 5)
            Assert.Null(work.Return("Chưa đủ", By(giver)));
        if (steps >= 6)
            Assert.Null(work.Confirm(null, By(giver)));
        return work;
    }
}
