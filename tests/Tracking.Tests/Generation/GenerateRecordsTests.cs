using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Generation;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Generation;

public sealed class GenerateRecordsTests
{
    private static readonly GenerateRecords.Input Small = new(Provinces: 2, Communes: 10, Grassroots: 30, Assignments: 300, Months: 6, Seed: 7);

    [Theory, BothDatabases]
    public async Task It_makes_what_is_asked_and_nothing_that_could_not_have_happened(Provider provider)
    {
        await using var scratch = await TestDatabase.CreateAsync(provider, "empty", _ => Task.CompletedTask);
        await using var db = scratch.Open();
        var made = await new GenerateRecords(db, TimeProvider.System, new TrackingOptions()).RunAsync(Small);
        Assert.Null(made.Refusal);
        Assert.Equal((300, 2, 2), (made.Value.Assignments, made.Value.Programmes, made.Value.Engagements));
        var today = TimeProvider.System.Today();
        Assert.Equal(2, await db.Organisations.CountAsync(row => row.Level == OrganisationLevel.Province && row.Code.EndsWith(".TU")));
        Assert.Equal(10, await db.Organisations.CountAsync(row => row.Level == OrganisationLevel.Commune && row.Type == OrganisationType.PartyCommittee));
        Assert.Equal(30, await db.Organisations.CountAsync(row => row.Level == OrganisationLevel.Grassroots));
        Assert.Equal(6, await db.Requirements.CountAsync(row => db.Assignments.Any(work => work.Id == row.AssignmentId && work.Origin == AssignmentOrigin.Requirement)));
        var works = await db.Assignments.AsNoTracking().Include(row => row.Events).ToListAsync();
        Assert.Equal(300, works.Count);
        Assert.True(works.Select(work => work.State).Distinct().Count() >= 5);
        Assert.All(works, work =>
        {
            Assert.All(work.Events, act => Assert.True(act.On <= today));
            var last = work.Events.OrderBy(act => act.At).ThenBy(act => act.Id).Last();
            // What is proposed on a draft is no act.
            if (work.State != AssignmentState.Draft)
                Assert.Equal((work.State, work.LeadId, work.DueDate), (last.State, last.LeadId, last.DueDate));
            Assert.Equal(work.Version, work.Events.Count);
        });
        // What comes next begins where the generated codes end.
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var group in works.GroupBy(work => (work.AssignerId, Year: work.Code[(work.Code.IndexOf('/', StringComparison.Ordinal) + 1)..][..4])).Take(3))
        {
            var next = (await db.TakeCodesAsync(group.Key.AssignerId, int.Parse(group.Key.Year, System.Globalization.CultureInfo.InvariantCulture), 1, CancellationToken.None))[0];
            Assert.DoesNotContain(works, work => work.Code == next);
        }
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_records_and_another_makes_others()
    {
        async Task<List<string>> WorksAsync(int seed)
        {
            await using var scratch = await TestDatabase.CreateAsync(Provider.Sqlite, "empty", _ => Task.CompletedTask);
            await using var db = scratch.Open();
            Assert.Null((await new GenerateRecords(db, TimeProvider.System, new TrackingOptions()).RunAsync(Small with { Seed = seed })).Refusal);
            return await db.Assignments.OrderBy(row => row.Code)
                .Select(row => row.Code + "|" + row.Content + "|" + row.State + "|" + row.DueDate + "|" + row.Percent + "|" + row.Version).ToListAsync();
        }

        var first = await WorksAsync(7);
        Assert.Equal(first, await WorksAsync(7));
        Assert.NotEqual(first, await WorksAsync(8));
    }

    [Theory, BothDatabases]
    public async Task It_refuses_numbers_out_of_range_and_a_database_that_is_not_empty(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var generate = new GenerateRecords(db, world.Clock, new TrackingOptions());
        var refusal = (await generate.RunAsync(Small with { Provinces = 35 })).Refusal!;
        Assert.Equal((GenerationRefusals.OutOfRange.Code, "--provinces 1 34"), (refusal.Code, string.Join(' ', refusal.Arguments)));
        Assert.Equal(GenerationRefusals.OutOfRange.Code, (await generate.RunAsync(Small with { Assignments = 2_000_001 })).Refusal!.Code);
        Assert.Equal(GenerationRefusals.OutOfRange.Code, (await generate.RunAsync(Small with { Communes = 0 })).Refusal!.Code);
        await DonDoc.Tracking.Tests.Assignments.Drafts.MakeAsync(world, world.Head, "Việc có sẵn");
        Assert.Equal(GenerationRefusals.NotEmpty, (await generate.RunAsync(Small)).Refusal);
    }
}
