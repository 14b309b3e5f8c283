using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Campaigns;

namespace DonDoc.Tracking.Tests.Programmes.Campaigns;

public sealed class CampaignTests
{
    private static readonly DateOnly Day = new(2026, 5, 4);
    private static readonly Actor By = new(Guid.CreateVersion7(), "An", Clock.BeginOf(Day));
    private static readonly OrganisationId Asker = TypedId.New<OrganisationId>();
    private static readonly CampaignText Words = new("Xây dựng chương trình", "CTr", "chương trình hành động", Day.AddDays(10), null, null);

    private static Campaign Draft() => Campaign.Draft(Asker, new AnsweredDocument(TypedId.New<DocumentId>(), 1), Asker, Words, By).Value;

    private static void AssertRefused(Refusal expected, string day, Refusal? found) => Assert.Equal((expected.Code, day), (found!.Code, found.Arguments[0]));

    [Fact]
    public void A_draft_needs_a_title_and_a_day_that_is_not_over()
    {
        Assert.Equal(CampaignRefusals.TitleMissing, Campaign.Draft(Asker, new AnsweredDocument(TypedId.New<DocumentId>(), 1), Asker, Words with { Title = " " }, By).Refusal);
        AssertRefused(CampaignRefusals.DueInPast, "2026-05-04", Draft().Correct(Words with { Due = Day.AddDays(-1) }, Day));
        Assert.Equal(CampaignRefusals.NothingChanged, Draft().Correct(Words with { Title = " Xây dựng chương trình " }, Day));
    }

    [Fact]
    public void What_is_sent_is_frozen_and_closed_once()
    {
        var campaign = Draft();
        Assert.Equal(CampaignRefusals.NobodyAsked, campaign.Send(0, By));
        AssertRefused(CampaignRefusals.DueInPast, "2026-05-15", campaign.Send(3, By with { At = Clock.BeginOf(Day.AddDays(11)) }));
        Assert.Equal(CampaignRefusals.NotSent, campaign.Close(null, By));
        Assert.Null(campaign.Send(3, By));
        foreach (var refusal in new[] { campaign.Send(3, By), campaign.Correct(Words with { Title = "Khác" }, Day), campaign.Aim(new CampaignAudience(Asker, [], [])), campaign.Touch() })
            Assert.Equal(CampaignRefusals.AlreadySent, refusal);
        Assert.Null(campaign.Close(" ", By));
        Assert.Null(campaign.ClosingNote);
        Assert.Equal(CampaignRefusals.Closed, campaign.Close("Lần nữa", By));
    }

    [Fact]
    public void An_extension_is_later_has_a_reason_and_keeps_the_original()
    {
        var request = new CampaignRequest(Draft(), TypedId.New<OrganisationId>(), OrganisationLevel.Commune, OrganisationType.PartyCommittee, null, By.At);
        AssertRefused(CampaignRefusals.ExtensionNotLater, "2026-05-14", request.Extend(Day.AddDays(10), "Lũ lụt", By));
        Assert.Equal(CampaignRefusals.ExtensionReasonMissing, request.Extend(Day.AddDays(11), " ", By));
        Assert.Null(request.Extend(Day.AddDays(20), "Lũ lụt", By));
        Assert.Equal((Day.AddDays(10), Day.AddDays(20)), (request.OriginalDueOn, request.DueOn));
        var version = request.Version;
        request.Receive(By);
        request.Receive(By with { Name = "Bình" });
        // The first one counts, and it is no change of what is asked.
        Assert.Equal(("An", version), (request.ReceivedByName, request.Version));
    }

    [Fact]
    public void That_something_does_not_concern_somebody_needs_a_reason()
    {
        var campaign = TypedId.New<CampaignId>();
        Assert.Equal(CampaignRefusals.RuleReasonMissing, CampaignRule.Write(campaign, 1, null, new RuleScope(), applies: false, " ").Refusal);
        Assert.True(CampaignRule.Write(campaign, 1, null, new RuleScope(), applies: true, null).Value.Applies);
    }

    /// <summary>
    /// Random rules over a small tree of provisions and a few organisations, against a model that goes through the rules in their order and
    /// colours what each is about, cell by cell.
    /// </summary>
    [Fact]
    public void The_rule_written_last_about_a_provision_and_an_organisation_decides()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var provisions = Enumerable.Range(0, 12).Select(ordinal => (Id: TypedId.New<ProvisionId>(), Ordinal: ordinal, Parent: ordinal == 0 || random.Next(4) == 0 ? (int?)null : random.Next(ordinal))).ToList();
            var tops = Enumerable.Range(0, 3).Select(_ => TypedId.New<OrganisationId>()).ToList();
            var organisations = Enumerable.Range(0, 6).Select(_ => new AskedOrganisation(
                (OrganisationLevel)random.Next(4), (OrganisationType)random.Next(3), random.Next(2) == 0 ? null : "y tế", tops.Where(_ => random.Next(2) == 0).ToHashSet())).ToList();
            T? Maybe<T>(Func<T> value) where T : struct => random.Next(2) == 0 ? null : value();
            var rules = Enumerable.Range(1, random.Next(7)).Select(number => CampaignRule.Write(TypedId.New<CampaignId>(), number, Maybe(() => provisions[random.Next(12)].Id),
                new RuleScope(Maybe(() => (OrganisationLevel)random.Next(4)), Maybe(() => (OrganisationType)random.Next(3)), random.Next(4) == 0 ? "Y tế" : null, Maybe(() => tops[random.Next(3)])),
                random.Next(2) == 0, "lý do").Value).ToList();

            foreach (var organisation in organisations)
            {
                var applies = Enumerable.Repeat(true, 12).ToArray();
                foreach (var rule in rules)
                {
                    if ((rule.Level ?? organisation.Level) != organisation.Level || (rule.Type ?? organisation.Type) != organisation.Type
                        || (rule.Field is not null && organisation.Field is null) || (rule.UnderId is { } under && !organisation.Above.Contains(under)))
                        continue;
                    for (var at = 0; at < 12; at++)
                    {
                        for (int? up = at; up is { } place; up = provisions[place].Parent)
                        {
                            if (rule.ProvisionId is null || rule.ProvisionId == provisions[place].Id)
                                applies[at] = rule.Applies;
                        }
                    }
                }

                var found = RequestRules.Deciding([.. rules.AsEnumerable().Reverse()], provisions, organisation);
                Assert.Equal(applies, provisions.Select(one => found.GetValueOrDefault(one.Id)?.Applies ?? true));
            }
        }
    }

    [Theory]
    [InlineData("xây dựng", "xây dựng, giao thông", true)]
    [InlineData("Giao thông", "xây dựng; giao thông", true)]
    [InlineData("y tế", "xây dựng, giao thông", false)]
    [InlineData("xây", "xây dựng, giao thông", false)]
    [InlineData("xây dựng", null, false)]
    [InlineData(null, null, true)]
    public void A_field_is_one_of_those_that_the_record_names(string? field, string? record, bool holds) =>
        Assert.Equal(holds, new RuleScope(Field: field).Holds(new AskedOrganisation(OrganisationLevel.Province, OrganisationType.PartyCommittee, record, new HashSet<OrganisationId>())));
}
