using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Urging;

/// <summary>
/// Writes each person at most one mail a day with what is new in their inbox, unread and still so, as far as they may see it. Who is done is kept with the mail in
/// one transaction, for each person: a run that was cut off goes on where it was, and of two servers one writes.
/// </summary>
public sealed class SendDigests(TrackingDb db, TimeProvider clock, UrgingRules rules, Postbox postbox, LoadCurrentUser people)
{
    private const int DaysOfWeek = 7;

    /// <returns>How many mails were written.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var now = clock.Instant();
        if (!postbox.IsOpen || (now + TimeSpan.FromHours(Clock.HoursAhead)).Hour < rules.DigestHour)
            return 0;
        var (today, since) = (clock.Today(), now.AddDays(-rules.DigestReach));
        var week = today.AddDays(-DaysOfWeek);
        var readers = await db.Accounts.Where(account => account.Standing == AccountStanding.Active && account.Email != null && account.Email != ""
                && db.NoticeCopies.Any(copy => copy.AccountId == account.Id && copy.ReadAt == null && copy.ReplacedAt == null && copy.MailId == null && copy.At >= since)
                && !db.NoticePreferences.Any(said => said.AccountId == account.Id
                    && (said.Pace == DigestPace.Never || said.DigestedOn >= today || (said.Pace == DigestPace.Weekly && said.DigestedOn > week))))
            .Select(account => new Reader(account.Id, account.DisplayName, account.Email!, account.Language, account.HomeOrganisationId)).ToListAsync(cancel);
        var written = 0;
        foreach (var reader in readers)
        {
            if (await people.RunAsync(reader.Account, cancel) is { } user && await WriteAsync(reader, user, since, cancel))
                written++;
            db.ChangeTracker.Clear();
        }

        return written;
    }

    private sealed record Reader(Guid Account, string Name, string Address, string? Language, OrganisationId Home);

    private async Task<bool> WriteAsync(Reader reader, CurrentUser user, DateTime since, CancellationToken cancel)
    {
        var fresh = db.OwnNotices(user).Where(kept => kept.Copy.ReadAt == null && kept.Copy.MailId == null && kept.Copy.At >= since).Where(db.Stands(user.Today));
        var rows = await fresh.OrderByDescending(kept => kept.Notice.Day).ThenByDescending(kept => kept.Notice.Id).Take(rules.DigestLines).Select(kept => kept.Notice).ToListAsync(cancel);
        if (rows.Count == 0)
            return false;
        var count = rows.Count < rules.DigestLines ? rows.Count : await fresh.CountAsync(cancel);
        var subjects = await db.SubjectsAsync(user, [.. rows.Select(row => row.AssignmentId).OfType<Assignments.AssignmentId>()], [.. rows.Select(row => row.PeriodId).OfType<ReportingPeriodId>()], cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await ClaimAsync(reader.Account, user.Today, cancel))
            return false;
        var lines = rows.ConvertAll(row => LineOf(row, subjects));
        if (count > rows.Count)
            lines.Add(new LetterLine("urging.line.more", [count - rows.Count]));
        var mail = postbox.Put(new Letter("urging.digest", reader.Address, reader.Name, reader.Home)
        {
            Account = reader.Account,
            Language = reader.Language,
            Path = "/inbox",
            Arguments = [count],
            Lines = lines,
        });
        await db.SaveChangesAsync(cancel);
        var ids = fresh.Select(kept => kept.Notice.Id);
        await db.NoticeCopies.Where(copy => copy.AccountId == reader.Account && copy.MailId == null && ids.Contains(copy.NoticeId))
            .ExecuteUpdateAsync(set => set.SetProperty(copy => copy.MailId, mail), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private async Task<bool> ClaimAsync(Guid account, DateOnly today, CancellationToken cancel)
    {
        if (await db.NoticePreferences.Where(said => said.AccountId == account && (said.DigestedOn == null || said.DigestedOn < today))
                .ExecuteUpdateAsync(set => set.SetProperty(said => said.DigestedOn, today), cancel) == 1)
            return true;
        if (await db.NoticePreferences.AnyAsync(said => said.AccountId == account, cancel))
            return false;
        db.Add(new NoticePreference(account, DigestPace.Daily, today));
        return await db.TrySaveAsync(cancel) == SaveResult.Saved;
    }

    private static LetterLine LineOf(Notice row, NoticeSubjects subjects)
    {
        var kind = $"urging.line.{row.Kind}";
        if (subjects.Of(row.AssignmentId) is { } work)
            return new LetterLine(kind, [work.Code, Short(work.Content), (object?)work.DueDate ?? "–"]);
        return new LetterLine(kind, [row.Count, (object?)subjects.Of(row.PeriodId)?.To ?? "–", (object?)subjects.Of(row.PeriodId)?.LockOn ?? "–"]);
    }

    private static string Short(string content) => content.Length <= 120 ? content : string.Concat(content.AsSpan(0, 119).TrimEnd(), "…");
}
