using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes.Campaigns;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Programmes.Campaigns;

public sealed class ReminderTests
{
    private static RemindRecipients Remind(World world, TrackingDb db, CurrentUser by) =>
        new(db, by, world.Clock, new(), new Postbox(db, world.Clock, letter => new LetterText("vi", letter.Kind, string.Join('|', letter.Arguments))));

    [Theory, BothDatabases]
    public async Task A_reminder_is_kept_goes_to_who_drafts_and_comes_at_most_once_a_day(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var asking = await Asking.BeginAsync(world);
        await using var db = world.Open();
        var version = (await asking.ShowAsync()).Version;
        Assert.Equal(CampaignRefusals.NotSent, (await Remind(world, db, world.Inspector).RunAsync(new(asking.Id, version, RemindedOnes.All, "Đề nghị khẩn trương"))).Refusal);
        await asking.SendAsync();
        foreach (var account in await db.Accounts.Where(row => row.UserName == "phuong" || row.UserName == "lanhdao").ToListAsync())
            account.Email = $"{account.UserName}@example.vn";
        await db.SaveChangesAsync();
        var ward = await asking.RequestOfAsync(world.Ward);

        async Task<Outcome<RemindRecipients.Result>> RemindAsync(RemindedOnes ones, string text = "Đề nghị khẩn trương", CurrentUser? by = null)
        {
            await using var own = world.Open();
            return await Remind(world, own, by ?? world.Inspector).RunAsync(new(asking.Id, (await asking.ShowAsync()).Version, ones, text));
        }

        Assert.Equal(CampaignRefusals.ReminderTextMissing, (await RemindAsync(RemindedOnes.All, " ")).Refusal);
        Assert.Equal(CampaignRefusals.NotAllowed, (await RemindAsync(RemindedOnes.All, by: world.WardOfficer)).Refusal);
        // Nothing is late or near yet.
        Assert.Equal(CampaignRefusals.NobodyToRemind, (await RemindAsync(RemindedOnes.Overdue)).Refusal);
        // The officer of the ward drafts; the secretary of the province does not, and gets no letter.
        Assert.Equal(new RemindRecipients.Result(4, 1), (await RemindAsync(RemindedOnes.NotReceived)).Value);
        var mail = await db.OutgoingMails.AsNoTracking().SingleAsync();
        Assert.Equal(("campaign.reminder", "phuong@example.vn"), (mail.Kind, mail.To));
        Assert.Equal("Đề nghị khẩn trương", Assert.Single((await asking.RequestAsync(ward, world.WardOfficer)).Reminders).Text);
        Assert.Equal((4, 1), (await asking.ShowAsync()).Reminders.Select(one => (one.Requests, one.Letters)).Single());
        Assert.Equal(world.Today, (await asking.RequestsAsync())[0].RemindedOn);

        Assert.Equal(CampaignRefusals.NobodyToRemind, (await RemindAsync(RemindedOnes.All)).Refusal);
        world.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(4, (await RemindAsync(RemindedOnes.All)).Value.Requests);
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_remind_at_once_one_does(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var asking = await Asking.BeginAsync(world);
        await asking.SendAsync();
        var version = (await asking.ShowAsync()).Version;
        async Task<Outcome<RemindRecipients.Result>> RemindAsync()
        {
            await using var db = world.Open();
            return await Remind(world, db, world.Inspector).RunAsync(new(asking.Id, version, RemindedOnes.All, "Đề nghị khẩn trương"));
        }

        var both = await Task.WhenAll(Task.Run(RemindAsync), Task.Run(RemindAsync));
        // The second is told either that the campaign has changed or, where it read after the first had kept its reminders, that all are reminded.
        Assert.Contains(Assert.Single(both, one => one.IsRefused).Refusal, (Refusal[])[CampaignRefusals.ChangedMeanwhile, CampaignRefusals.NobodyToRemind]);
        Assert.Single((await asking.ShowAsync()).Reminders);
    }
}
