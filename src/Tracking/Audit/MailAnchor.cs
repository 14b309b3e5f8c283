using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Audit;

/// <summary>Sends the head of the log to somebody outside, where the owner of the database and of the server cannot take it back.</summary>
public sealed class MailAnchor(TrackingDb db, Postbox postbox, TimeProvider clock)
{
    /// <param name="To">One address.</param>
    /// <param name="Line">The anchor as the file of anchors has it: it can be put back into one.</param>
    public sealed record Input(string To, AuditAnchor Anchor, string Line);

    /// <returns>False where no mail is configured, or where there is no tree yet.</returns>
    public async Task<bool> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = clock.Today();
        var top = await db.Organisations.Where(row => !db.Ancestry.Any(up => up.DescendantId == row.Id && up.Depth > 0 && up.ValidFrom <= today && today < up.ValidTo))
            .OrderBy(row => row.Id).Select(row => (OrganisationId?)row.Id).FirstOrDefaultAsync(cancel);
        if (!postbox.IsOpen || top is not { } owner)
            return false;
        postbox.Put(new Letter("audit.anchor", input.To, input.To, owner) { Arguments = [input.Anchor.Sequence, input.Anchor.At, input.Line] });
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
