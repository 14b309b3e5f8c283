using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Audit;

public sealed class MailAnchorTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_head_goes_into_the_outbox_and_the_log_does_not_grow_by_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var head = await new ShowAuditHead(db).RunAsync(Cancel);
        var anchor = new AuditAnchor(world.Clock.Instant(), head.Sequence, head.Hash);
        Letter? written = null;
        var postbox = new Postbox(db, world.Clock, letter =>
        {
            written = letter;
            return new LetterText("vi", "Mốc", "sealed");
        });
        Assert.True(await new MailAnchor(db, postbox, world.Clock).RunAsync(new("luu@example.org", anchor, "the line"), Cancel));
        Assert.Equal(("audit.anchor", "luu@example.org", world.Centre), (written!.Kind, written.To, written.Owner));
        Assert.Contains("the line", written.Arguments);
        Assert.Equal("luu@example.org", (await db.OutgoingMails.SingleAsync(Cancel)).To);
        // Otherwise each anchor would make the next one due.
        Assert.Equal(head, await new ShowAuditHead(db).RunAsync(Cancel));
        Assert.False(await new MailAnchor(db, new Postbox(db, world.Clock), world.Clock).RunAsync(new("luu@example.org", anchor, "the line"), Cancel));
    }
}
