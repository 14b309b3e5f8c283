using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Recommendations;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Imports;

namespace DonDoc.Tracking.Tests.Inspections;

/// <summary>Both sides see an engagement; the document that reports it is only its owner's.</summary>
public sealed class OtherSideTests
{
    private static readonly TrackingOptions Options = new();

    [Theory, BothDatabases]
    public async Task The_other_side_sees_what_was_found_but_not_the_document_nor_its_facts(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var made = (await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer),
            Proposals.Accepted(world) with { Inspected = new(world.CanTho, "Thành ủy Cần Thơ") })).Value;
        await using var db = world.Open();

        var other = (await new ShowEngagement(db, world.Foreigner, Options).RunAsync(made.Engagement)).Value;
        Assert.Equal(3, other.Findings.Count);
        var session = Assert.Single(other.Sessions);
        Assert.Equal((made.Session, new DateOnly(2021, 12, 10)), (session.Id, session.HeldOn));
        Assert.Null(session.Source);
        Assert.Null(session.SourceSubject);
        Assert.Empty(other.Facts);
        var upward = Assert.Single((await new ListRecommendations(db, world.Foreigner).RunAsync(new())).Items);
        Assert.Equal((made.Engagement, null), (upward.Engagement, upward.Source));

        var own = (await new ShowEngagement(db, world.Officer, Options).RunAsync(made.Engagement)).Value;
        Assert.Equal((made.Document, "Đoàn kiểm tra số 135 làm việc với Hải Phòng"), (Assert.Single(own.Sessions).Source, own.Sessions[0].SourceSubject));
        Assert.NotEmpty(own.Facts);
        Assert.Equal(made.Document, Assert.Single((await new ListRecommendations(db, world.Officer).RunAsync(new())).Items).Source);
    }

    [Theory, BothDatabases]
    public async Task Who_must_do_it_sees_why_without_the_document(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var accepted = Proposals.Accepted(world);
        var made = (await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer),
            accepted with { Requirements = [accepted.Requirements[0] with { Lead = world.Works }, accepted.Requirements[1]] })).Value;
        await using var read = world.Open();
        var shown = (await new ShowAssignment(read, world.WorksOfficer, Options).RunAsync(made.Assignments[0])).Value;
        Assert.Equal("Yêu cầu Thành ủy rà soát chương trình hành động.", shown.From!.Passage);
        Assert.Null(shown.From.Document);
        var requirement = (await new FindRequirement(read, world.WorksOfficer).RunAsync(made.Assignments[0]))!;
        Assert.Equal((new DateOnly(2021, 12, 10), null), (requirement.HeldOn, requirement.Engagement));
    }

    [Theory, BothDatabases]
    public async Task What_has_no_day_or_no_place_in_the_text_comes_last(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var accepted = Proposals.Accepted(world);
        var first = (await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer), accepted with { Date = null })).Value;
        foreach (var (content, day) in new[] { ('b', new DateOnly(2021, 12, 20)), ('c', new DateOnly(2021, 12, 10)) })
            await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer, content), accepted with { Date = day }, first.Engagement);
        await using var db = world.Open();
        var shown = (await new ShowEngagement(db, world.Officer, Options).RunAsync(first.Engagement)).Value;
        Assert.Equal([new DateOnly(2021, 12, 10), new DateOnly(2021, 12, 20), null], shown.Sessions.Select(session => session.HeldOn));

        var starts = (await new Tracking.Documents.ShowDocument(db, world.Officer).RunAsync(first.Document)).Value.Facts.Select(fact => fact.Start).ToList();
        Assert.Contains(null, starts);
        Assert.Equal(starts.OrderBy(start => start ?? int.MaxValue), starts);
        Assert.All(shown.Facts, facts => Assert.Equal(facts.Select(fact => fact.Start).OrderBy(start => start ?? int.MaxValue), facts.Select(fact => fact.Start)));
    }

    [Theory, BothDatabases]
    public async Task A_delegation_has_one_head_whoever_leads_a_later_session(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var accepted = Proposals.Accepted(world);
        var first = (await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer), accepted)).Value;
        await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer, 'b'),
            accepted with { Lead = new("An Văn Bình", ["Phó Trưởng đoàn"]) }, first.Engagement);
        await using var db = world.Open();
        var shown = (await new ShowEngagement(db, world.Officer, Options).RunAsync(first.Engagement)).Value;
        Assert.Equal([(DelegationRole.Head, "Trần Cẩm Tú"), (DelegationRole.Member, "An Văn Bình")], shown.Members.Select(member => (member.Role, member.Name)));
        Assert.Equal("Trần Cẩm Tú", Assert.Single((await new ListEngagements(db, world.Officer).RunAsync(new())).Items).HeadName);
    }
}
