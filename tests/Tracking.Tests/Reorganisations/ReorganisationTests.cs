using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Reorganisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using static DonDoc.Tracking.Reorganisations.ReorganisationStep;

namespace DonDoc.Tracking.Tests.Reorganisations;

/// <summary>The act itself: what its lines may say, that all of it is done or nothing, and what the tree is afterwards.</summary>
public sealed class ReorganisationTests
{
    private static ReorganisationLine New(string code, string to) => new(Found, code, to, "Đảng ủy mới", OrganisationLevel.Commune, OrganisationType.PartyCommittee);

    [Theory, BothDatabases]
    public async Task Every_wrong_line_is_told_with_its_place(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        foreach (var (lines, wrong) in new (ReorganisationLine[] Lines, (int, Refusal)[] Wrong)[]
                 {
                     ([new(Merge, "31.BTV"), new(Merge, "khong-co", "31.TU"), new(Merge, "31.SXD", "khong-co"), new(Rename, "", Name: "Tên")],
                         [(1, ReorganisationRefusals.TargetMissing), (2, ReorganisationRefusals.OrganisationUnknown), (3, ReorganisationRefusals.TargetUnknown), (4, ReorganisationRefusals.CodeMissing)]),
                     ([new(Dissolve, "TW", "31.TU", WithChildren: true)], [(1, OrganisationRefusals.RootStays)]),
                     ([new(Dissolve, "TW")], [(1, ReorganisationRefusals.NobodyTakesOver)]),
                     ([new(Merge, "31.TU", "92.TU")], [(1, ReorganisationRefusals.ChildrenUnplaced)]),
                     ([new(Merge, "31.TU", "92.TU"), new(Move, "31.BTV", "92.TU"), new(Dissolve, "31.SXD")], [(1, ReorganisationRefusals.ChildrenUnplaced)]),
                     ([new(Merge, "31.TU", "11311.DU", WithChildren: true)], [(1, OrganisationRefusals.Cycle)]),
                     ([new(Merge, "31.BTV", "31.BTV")], [(1, ReorganisationRefusals.SucceedsItself)]),
                     ([new(Split, "31.BTV", "31.BTV")], [(1, ReorganisationRefusals.SucceedsItself)]),
                     ([new(Merge, "31.BTV", "31.SXD"), new(Merge, "31.SXD", "31.BTV")], [(1, ReorganisationRefusals.CircularSuccession), (2, ReorganisationRefusals.CircularSuccession)]),
                     ([new(Merge, "31.BTV", "31.SXD"), new(Dissolve, "31.SXD")], [(1, ReorganisationRefusals.TargetEndsToo)]),
                     ([new(Merge, "31.BTV", "31.SXD"), new(Dissolve, "31.BTV")], [(2, ReorganisationRefusals.EndsTwice)]),
                     ([new(Rename, "31.BTV", Name: "Tên khác"), new(Move, "31.BTV", "92.TU"), new(Dissolve, "31.BTV")], [(1, ReorganisationRefusals.AlsoEnds), (2, ReorganisationRefusals.AlsoEnds)]),
                     ([new(Move, "31.BTV", "31.TU"), new(Rename, "31.SXD")], [(1, OrganisationRefusals.PlaceUnchanged), (2, OrganisationRefusals.NameMissing)]),
                     ([New("31.BTV", "31.TU"), New("M1", "31.TU"), New("M1", "92.TU"), New("M2", "M3"), New("M3", "M2")],
                         [(1, OrganisationRefusals.CodeTaken), (3, ReorganisationRefusals.FoundedTwice), (4, ReorganisationRefusals.TargetUnknown), (5, ReorganisationRefusals.TargetUnknown)]),
                     ([New("M1", "31.SXD"), new(Dissolve, "31.SXD"), new(Found, "M2", "31.TU", "Tên", OrganisationLevel.Commune)],
                         [(1, ReorganisationRefusals.TargetEndsToo), (3, ReorganisationRefusals.TypeUnknown)]),
                     ([new(Split, "31.SXD", "31.TU", Field: "y tế"), new(Split, "31.SXD", "31.BTV", Field: "Y tế")], [(2, ReorganisationRefusals.RuleTwice)]),
                 })
        {
            Assert.Equal(wrong.Select(one => (one.Item1, one.Item2.Code)), await (await Act.PrepareAsync(world, null, lines)).WrongAsync());
        }
    }

    [Theory, BothDatabases]
    public async Task While_one_line_is_wrong_nothing_is_done(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var act = await Act.PrepareAsync(world, null, new ReorganisationLine(Rename, "31.SXD", Name: "Sở Xây dựng và Giao thông"), new(Merge, "31.BTV", "khong-co"));
        var refused = await act.CarryOutAsync();
        Assert.Equal((ReorganisationRefusals.LinesWrong.Code, "1"), (refused.Refusal!.Code, refused.Refusal.Arguments[0]));
        await using var db = world.Open();
        Assert.False(await db.OrganisationNames.AnyAsync(row => row.Name == "Sở Xây dựng và Giao thông"));
        Assert.Equal(ReorganisationState.Prepared, (await act.ShowAsync()).State);
    }

    [Theory, BothDatabases]
    public async Task Before_its_day_it_is_kept_and_shown_and_not_carried_out(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var act = await Act.PrepareAsync(world, world.Today.AddDays(10), new ReorganisationLine(Merge, "31.BTV", "31.TU"));
        Assert.Empty(await act.WrongAsync());
        Assert.Equal(ReorganisationRefusals.DayAhead.Code, (await act.CarryOutAsync()).Refusal?.Code);
        world.Clock.Pass(TimeSpan.FromDays(10));
        Assert.Null((await act.CarryOutAsync()).Refusal);
        Assert.Equal(ReorganisationRefusals.AlreadyCarriedOut, (await act.CarryOutAsync()).Refusal);
    }

    [Theory, BothDatabases]
    public async Task Who_looked_at_older_lines_carries_nothing_out(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var act = await Act.PrepareAsync(world, null, new ReorganisationLine(Merge, "31.BTV", "31.TU"));
        var seen = (await act.ShowAsync()).Version;
        await using (var db = world.Open())
        {
            var write = new WriteLines(db, world.Administrator);
            Assert.Null(await write.RunAsync(new(act.Id, seen, Add: new(Rename, "31.SXD", Name: "Tên khác"))));
            Assert.Equal(ReorganisationRefusals.LineNotFound, await write.RunAsync(new(act.Id, seen + 1, Remove: 3)));
            Assert.Null(await write.RunAsync(new(act.Id, seen + 1, Remove: 1)));
        }

        Assert.Equal(ReorganisationRefusals.ChangedMeanwhile, (await act.CarryOutAsync(seen)).Refusal);
        Assert.Equal(Rename, Assert.Single((await act.ShowAsync()).Lines).Line.Step);
        await using var other = world.Open();
        Assert.Null(await new DiscardReorganisation(other, world.Administrator, world.Clock).RunAsync(new(act.Id, (await act.ShowAsync()).Version)));
        Assert.Equal(ReorganisationRefusals.Discarded, (await act.CarryOutAsync()).Refusal);
    }

    /// <summary>Nobody but who administers organisations, and for these nothing beyond their own.</summary>
    [Theory, BothDatabases]
    public async Task What_is_out_of_reach_is_not_there(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var act = await Act.PrepareAsync(world, null, new ReorganisationLine(Merge, "31.BTV", "31.TU"));
        await using var db = world.Open();
        foreach (var user in new[] { world.Officer, world.Foreigner, world.Inspector })
        {
            Assert.Equal(ReorganisationRefusals.NotFound, (await new ShowReorganisation(db, user).RunAsync(new(act.Id))).Refusal);
            Assert.Equal(ReorganisationRefusals.NotFound, (await new ReorganiseOrganisations(db, user, world.Clock).RunAsync(new(act.Id, 1))).Refusal);
            Assert.Equal(ReorganisationRefusals.NotFound, (await new PrepareReorganisation(db, user, world.Clock).RunAsync(new("Sắp xếp", world.Today, Act.Basis))).Refusal);
            Assert.Empty((await new ListReorganisations(db, user).RunAsync(new())).Items);
        }

        var local = new CurrentUser(Guid.Empty, "", world.HaiPhong, world.Today, [(Permission.ManageOrganisations, world.HaiPhong)]);
        var own = (await new PrepareReorganisation(db, local, world.Clock).RunAsync(new("Sắp xếp", world.Today, Act.Basis, [new(Merge, "31.BTV", "92.TU"), new(Merge, "31117.DU", "11311.DU")]))).Value;
        var shown = (await new ShowReorganisation(db, local).RunAsync(new(own))).Value;
        Assert.Equal([ReorganisationRefusals.TargetUnknown.Code, ReorganisationRefusals.OrganisationUnknown.Code], shown.Lines.Select(line => Assert.Single(line.Wrong).Code));
    }

    /// <summary>Of a merger with all below: the tree before the day and after it, the old name, who is shown with whom.</summary>
    [Theory, BothDatabases]
    public async Task A_province_goes_into_another_with_all_below_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var act = await Act.PrepareAsync(world, null, new ReorganisationLine(Merge, "92.TU", "31.TU", WithChildren: true), new(Found, "99.DU", "31117.DU", "Đảng ủy bộ phận", OrganisationLevel.Commune, OrganisationType.PartyCommittee));
        var done = await act.CarryOutAsync();
        Assert.Equal((1, 0, 1, 1), (done.Value.Founded, done.Value.Renamed, done.Value.Moved, done.Value.Ended));
        await using var db = world.Open();
        Assert.Equal(world.CanTho, await db.PlacementsOn(world.Today.AddDays(-1)).Where(row => row.OrganisationId == world.CanThoWard).Select(row => row.ParentId).SingleAsync());
        Assert.Equal(world.HaiPhong, await db.PlacementsOn(world.Today).Where(row => row.OrganisationId == world.CanThoWard).Select(row => row.ParentId).SingleAsync());
        Assert.Equal(1, await db.AncestryOn(world.Today).Where(row => row.AncestorId == world.Centre && row.Depth == 3).CountAsync());

        // Its records are seen where they went.
        Assert.True(await db.AncestryOn(world.Today).AnyAsync(row => row.AncestorId == world.HaiPhong && row.DescendantId == world.CanTho));
        var old = (await new ShowOrganisation(db, world.Administrator).RunAsync(new(world.CanTho))).Value;
        var successor = Assert.Single(old.Successors);
        Assert.Equal((world.HaiPhong, SuccessionKind.Merged, world.Today, Act.Basis, world.Today), (successor.Other.Id, successor.Kind, successor.Day, successor.Basis, old.Dissolved));
        Assert.Equal("Thành ủy Cần Thơ", Assert.Single((await new ShowOrganisation(db, world.Administrator).RunAsync(new(world.HaiPhong))).Value.Predecessors).Other.Name);

        // A text that still uses the old name means the successor; the own bearer of a name comes first.
        var find = new FindOrganisationByName(db, world.Administrator);
        Assert.Equal(world.HaiPhong, (await find.RunAsync(new("Thành ủy Cần Thơ"))).Found?.Id);
        Assert.Equal(world.CanThoWard, (await find.RunAsync(new("Đảng ủy phường Ninh Kiều"))).Found?.Id);

        // What is gone is gone: no second end, nothing put under it.
        var again = await Act.PrepareAsync(world, null, new ReorganisationLine(Dissolve, "92.TU"));
        Assert.Equal([(1, OrganisationRefusals.AlreadyDissolved.Code)], await again.WrongAsync());
        var under = await Act.PrepareAsync(world, null, new ReorganisationLine(Move, "31.SXD", "92.TU"), new(Merge, "31.BTV", "92.TU"));
        Assert.Equal([(1, ReorganisationRefusals.TargetDoesNotExistThen.Code), (2, ReorganisationRefusals.TargetDoesNotExistThen.Code)], await under.WrongAsync());
        var earlier = await Act.PrepareAsync(world, world.Today.AddDays(-1), new ReorganisationLine(Dissolve, "31117.DU", WithChildren: true));
        Assert.Contains((1, OrganisationRefusals.LaterChange.Code), await earlier.WrongAsync());
    }

    /// <summary>Through one act after the other.</summary>
    [Theory, BothDatabases]
    public async Task An_old_name_is_followed_through_several_acts(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        Assert.Null((await (await Act.PrepareAsync(world, null, new ReorganisationLine(Merge, "31.SXD", "31.BTV"))).CarryOutAsync()).Refusal);
        Assert.Null((await (await Act.PrepareAsync(world, null, new ReorganisationLine(Merge, "31.BTV", "31.TU", WithChildren: true))).CarryOutAsync()).Refusal);
        await using var db = world.Open();
        Assert.Equal(world.HaiPhong, (await new FindOrganisationByName(db, world.Administrator).RunAsync(new("Sở Xây dựng thành phố Hải Phòng"))).Found?.Id);
        var split = await Act.PrepareAsync(world, null, new ReorganisationLine(Split, "11311.DU", "31.TU"), new(Split, "11311.DU", "31117.DU"));
        Assert.Null((await split.CarryOutAsync()).Refusal);
        var meant = await new FindOrganisationByName(db, world.Administrator).RunAsync(new("Đảng ủy phường Hồng Bàng"));
        Assert.Null(meant.Found);
        Assert.Equal(2, meant.Candidates.Count);
    }

    [Fact]
    public void A_table_is_read_with_every_wrong_cell_told()
    {
        var (lines, wrong) = ReorganisationSheet.Read(
        [
            ["STT", "Việc", "Mã tổ chức"], ["1", "Sáp nhập", "31.BTV", " 31.TU ", "", "", "", "", "", "có"], ["2", "thanh lap", "M1", "31.TU", "Tên", "xã", "Cấp ủy"],
            ["3", "Dissolve", "31.SXD"], ["4", "xóa", "31.SXD"], ["5", "thành lập", "M2", "31.TU", "Tên", "phủ", "hội kín"],
        ]);
        Assert.Equal([(4, "reorganisation.step_unknown"), (5, "reorganisation.level_unknown"), (5, "reorganisation.type_unknown")], wrong.Select(one => (one.Place, one.Refusal.Code)));
        Assert.Equal(new ReorganisationLine(Merge, "31.BTV", "31.TU", WithChildren: true), lines[0]);
        Assert.Equal(new ReorganisationLine(Found, "M1", "31.TU", "Tên", OrganisationLevel.Commune, OrganisationType.PartyCommittee), lines[1]);
        Assert.Equal(new ReorganisationLine(Dissolve, "31.SXD"), lines[2]);
        Assert.Empty(ReorganisationSheet.Read([]).Lines);
    }
}
