using CsCheck;
using DonDoc.Running;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Assignments.Tallies;

/// <summary>
/// Whatever is done, given back, handed over, moved in the tree, rolled back, and whenever changes go into the sums: what is kept is what is counted, of every
/// organisation, today and on days before and after.
/// </summary>
[Slow("Many random histories.")]
public sealed class TallyPropertyTests
{
    private const string Seed = "0N0XIzNsQ0O2";

    private static readonly Gen<(int Verb, int A, int B)[]> Steps = Gen.Select(Gen.Int[0, 25], Gen.Int[0, 1000], Gen.Int[0, 1000]).Array[20, 60];

    private static readonly TrackingOptions Options = new();

    [Theory, BothDatabases]
    public async Task What_is_kept_is_what_is_counted(Provider provider)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}");
        var seen = new HashSet<string>();
        await Steps.SampleAsync(async steps =>
        {
            await using var world = await World.CreateAsync(provider);
            var run = new Run(world, seen);
            await run.BeginAsync();
            foreach (var (verb, a, b) in steps)
                await run.StepAsync(verb, a, b);
            await run.AssertAsync();
        }, seed: Seed, iter: provider == Provider.Sqlite ? 25 : 4, threads: 1);
        // The test meets what it says it does; the few runs on the other database need not.
        if (provider == Provider.Sqlite)
            Assert.Superset(new HashSet<string> { "sums", "rows", "waiting", "moved", "handed over", "rolled back", "lost race", "then differs from now", "kept", "read from what is kept" }, seen);
    }

    private sealed class Run(World world, HashSet<string> seen)
    {
        private readonly TallyModel model = new();
        private readonly List<AssignmentId> works = [];
        private readonly DateOnly first = world.Today;
        private OrganisationId[] bodies = [];
        private DocumentId[] documents = [];
        private int number;

        public async Task BeginAsync()
        {
            await using var db = world.Open();
            bodies = [world.Centre, world.HaiPhong, world.StandingCommittee, world.Works, world.Ward, world.CanTho, world.CanThoWard];
            documents = new DocumentId[2];
            for (var index = 0; index < documents.Length; index++)
            {
                documents[index] = (await new RegisterDocument(db, world.Inspector, world.Clock, Options).RunAsync(
                    new("NQ", "nghị quyết", $"{index + 1}-NQ/TW", world.Commission, null, world.Today, $"về việc {index}", DocumentAudience.Subordinates, Owner: world.Commission))).Value;
            }
        }

        public async Task StepAsync(int verb, int a, int b)
        {
            await using var db = world.Open();
            // What is past is so by the clock of this world.
            db.Clock = world.Clock;
            switch (verb)
            {
                case 0:
                    world.Clock.Pass(TimeSpan.FromDays(1 + a % 40));
                    break;
                case 1:
                    await new FoldTallies(db, world.Clock).RunAsync(all: true);
                    break;
                case 2:
                    await MoveAsync(db, a, b);
                    break;
                case 3 when a % 4 == 1:
                    if (await new KeepPastDays(db, world.Clock, Options) { Least = 1 }.RunAsync() > 0)
                        seen.Add("kept");
                    break;
                case 3 when a % 4 == 0:
                    await new RebuildTallies(db, world.Clock).RunAsync();
                    break;
                case 4 or 5 or 6 or 7 or 8:
                    await DraftAsync(db, a, b);
                    break;
                default:
                    if (works.Count > 0)
                        await ActAsync(db, works[a % works.Count], verb, a, b);
                    break;
            }

            if (a % 7 == 0)
                await AssertAsync();
        }

        private async Task DraftAsync(TrackingDb db, int a, int b)
        {
            var by = Someone(a);
            AssignmentSource? source = a % 3 == 0 ? null : new(documents[b % documents.Length], null, null);
            var work = Assignment.Draft($"THU-{++number}", $"Việc {number}", bodies[a % bodies.Length], null, source, by).Value;
            if (b % 3 != 0)
                work.Describe(new AssignmentDetails(Field: b % 3 == 1 ? "y tế" : "xây dựng"));
            var lead = bodies[b % bodies.Length];
            var due = b % 5 == 0 ? (DateOnly?)null : world.Today.AddDays(b % 120);
            work.Propose(lead, "Báo cáo", world.Today, due);
            if (a % 5 != 0)
            {
                Assert.Null(work.Assign(lead, "Báo cáo", world.Today, due, by));
                model.Note(work, world.Today, world.Today);
            }

            db.Add(work);
            await db.SaveChangesAsync();
            works.Add(work.Id);
        }

        private async Task ActAsync(TrackingDb db, AssignmentId id, int verb, int a, int b)
        {
            var work = await db.Assignments.Include(row => row.Events).Include(row => row.Milestones).SingleAsync(row => row.Id == id);
            var (by, on) = (Someone(a + b), world.Today);
            var due = world.Today.AddDays(b % 200);
            var isNoted = true;
            Refusal? refusal;
            switch (verb)
            {
                case 9:
                    refusal = work.State is AssignmentState.Draft or AssignmentState.Declined ? work.Assign(bodies[b % bodies.Length], "Báo cáo", world.Today, due, by) : AssignmentRefusals.AlreadyAssigned;
                    break;
                case 10: refusal = work.Accept(null, by); break;
                case 11: refusal = work.Decline("Không thuộc phạm vi", by); break;
                case 12: refusal = work.Progress(null, "Đang làm", by); break;
                case 13 or 14 or 15: refusal = work.ReportDone("Đã xong", [], by); break;
                case 16 or 17: refusal = work.Confirm(null, by); break;
                case 18: refusal = work.Return("Chưa đủ", by); break;
                case 19: refusal = work.Suspend("Chờ", by); break;
                case 20: refusal = work.Resume(b % 2 == 0 && due > work.DueDate ? due : null, null, by); break;
                case 21: refusal = work.GrantExtension(due, null, by); break;
                case 22: refusal = b % 3 == 0 ? work.Cancel("Không còn cần", null, by) : work.Reopen("Làm lại", by); break;
                case 23: refusal = work.Describe(new AssignmentDetails(Field: a % 2 == 0 ? null : "giáo dục"), false, by); break;
                case 24 when work.Milestones.FirstOrDefault(one => one.ReachedOn is null) is { } milestone:
                    refusal = work.ReachMilestone(milestone.Id, world.Today.AddDays(-b % 20), by);
                    break;
                case 24:
                    refusal = work.PlanMilestone("Mốc", work.StartsOn, by);
                    break;
                default:
                    // Recorded late: it holds from a day before, but not before what was done meanwhile.
                    var last = work.Events.Max(one => one.On);
                    on = world.Today.AddDays(-b % 30) is var day && day > last ? day : last;
                    refusal = work.LeadId is { } from ? work.HandOver(from, bodies[b % bodies.Length], on, null, by) : AssignmentRefusals.NothingToHandOver;
                    isNoted = refusal is null;
                    if (isNoted)
                        seen.Add("handed over");
                    break;
            }

            if (refusal is not null)
                return;
            await SaveAsync(db, work, a, isNoted ? on : world.Today);
        }

        /// <summary>Sometimes given up at the last moment, sometimes too late.</summary>
        private async Task SaveAsync(TrackingDb db, Assignment work, int a, DateOnly on)
        {
            if (a % 11 == 0)
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await db.SaveChangesAsync();
                await transaction.RollbackAsync();
                seen.Add("rolled back");
                return;
            }

            if (a % 13 == 0)
            {
                await using var other = world.Open();
                var same = await other.Assignments.SingleAsync(row => row.Id == work.Id);
                if (same.Describe(new AssignmentDetails(Field: "kế hoạch"), false, Someone(a)) is null)
                {
                    await other.SaveChangesAsync();
                    model.Note(same, world.Today, world.Today);
                    Assert.Equal(SaveResult.Changed, await db.TrySaveAsync(CancellationToken.None));
                    Assert.DoesNotContain(db.ChangeTracker.Entries(), entry => entry.Entity is TallyChange);
                    seen.Add("lost race");
                    return;
                }
            }

            await db.SaveChangesAsync();
            model.Note(work, world.Today, on);
        }

        private async Task MoveAsync(TrackingDb db, int a, int b)
        {
            var moved = bodies[2 + a % (bodies.Length - 2)];
            var version = await db.Organisations.Where(row => row.Id == moved).Select(row => row.Version).SingleAsync();
            var done = await new MoveOrganisation(db, CurrentUser.Installation(world.Centre, world.Today), world.Clock).RunAsync(
                new(moved, version, bodies[b % bodies.Length], world.Today.AddDays(a % 41 - 20)));
            if (done is null)
                seen.Add("moved");
        }

        public async Task AssertAsync()
        {
            await using var db = world.Open();
            var all = await db.Organisations.Select(row => row.Id).ToArrayAsync();
            var today = world.Today;
            seen.Add(await db.TallyBasis.HoldingOn(today, db).AnyAsync() ? "sums" : "rows");
            if (await db.TallyChanges.AnyAsync())
                seen.Add("waiting");
            foreach (var by in Enum.GetValues<RollupBy>())
            {
                foreach (var day in new[] { today, today.AddDays(1), today.AddDays(29), today.AddDays(-3) })
                {
                    var expected = await TallyModel.TodayAsync(db, by, day, Options.DueSoonDays);
                    Same(expected, TallyModel.Sum(await new CountToday(db, day, Options).RunAsync(all, by, default), by), $"{by} {day}");
                    Same(expected, TallyModel.Sum(await new CountToday(db, day, Options).FromRowsAsync(all, by, default), by), $"{by} {day} rows");
                }

                foreach (var day in new[] { today, today.AddDays(-1), today.AddDays(-9), first.AddDays((today.DayNumber - first.DayNumber) / 2) })
                {
                    var pasts = new List<Dictionary<string, int>>();
                    foreach (var known in Enum.GetValues<Known>())
                    {
                        pasts.Add(await model.PastAsync(db, by, day, known, Options.DueSoonDays));
                        if (by == RollupBy.Unit && pasts[^1].Count > 0 && await db.KeptDays.AnyAsync(row => row.First <= day && day <= row.Last))
                            seen.Add("read from what is kept");
                        Same(pasts[^1], TallyModel.Sum(await new CountPast(db, day, known, Options).RunAsync(all, by, default), by), $"{by} {day} {known}");
                    }

                    if (!pasts[0].OrderBy(one => one.Key, StringComparer.Ordinal).SequenceEqual(pasts[1].OrderBy(one => one.Key, StringComparer.Ordinal)))
                        seen.Add("then differs from now");
                }
            }
        }

        private static void Same(Dictionary<string, int> expected, Dictionary<string, int> found, string what) => Assert.Equal(
            expected.Select(one => $"{what}: {one.Key} {one.Value}").Order(StringComparer.Ordinal), found.Select(one => $"{what}: {one.Key} {one.Value}").Order(StringComparer.Ordinal));

        /// <summary>Each act a moment after the one before, so that none is at the same instant.</summary>
        private Actor Someone(int number)
        {
            world.Clock.Pass(TimeSpan.FromMilliseconds(10));
            return new Actor(new Guid(number % 3 + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]), "Người thử", world.Clock.Instant());
        }
    }
}
