using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Reviews;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.PersonalData;

/// <summary>
/// All that is held about one person: the account and its rights, what was done with it, and who opened it. One's own, or that of an
/// account that one administers; then without the roles, mandates, memberships and acts that are not for its administrator to see, and without
/// how many there are. Never a secret, also not in part.
/// </summary>
public sealed class ShowPersonalData(TrackingDb db, CurrentUser user)
{
    /// <summary>Acts of the log on a page, and in a file.</summary>
    public const int OnPage = 50;
    public const int InFile = 10_000;

    /// <summary>What is told about opening an account's data, to the person it is about.</summary>
    private static readonly string[] Openings = ["account.read", "account.data_read", "account.data_exported"];

    /// <param name="Account">One's own where null.</param>
    /// <param name="Entries">How many acts of the log at most, the newest first.</param>
    public sealed record Input(Guid? Account = null, int Entries = OnPage);

    /// <param name="Acts">What the person did, as the log has it.</param>
    /// <param name="OpenedBy">Who opened or took away these data, the person not counted.</param>
    public sealed record Result(
        Person Person, IReadOnlyList<RoleHeld> Roles, IReadOnlyList<MandateHeld> Mandates, IReadOnlyList<Membership> Memberships, IReadOnlyList<Deputy> Delegations, IReadOnlyList<SignedIn> Sessions,
        IReadOnlyList<TokenIssued> Tokens, IReadOnlyList<Mail> Mails, IReadOnlyList<Correction> Corrections, IReadOnlyList<Reviewed> Reviews, long ActsInAll, IReadOnlyList<Entry> Acts, IReadOnlyList<Entry> OpenedBy);

    public sealed record Person(
        Guid Account, string UserName, string DisplayName, string Position, string? Email, OrganisationLabel Home, AccountStanding Standing,
        DateTime? CreatedAt, DateTime? LastSignInAt, bool HasPassword, bool HasSecondFactor, DateTime? MinimisedAt);

    /// <param name="To">First day on which it no longer holds; null: until further notice.</param>
    public sealed record RoleHeld(Role Role, string Organisation, DateOnly From, DateOnly? To);

    public sealed record MandateHeld(EngagementId Engagement, string Organisation, IReadOnlyList<Permission> Contents, DateOnly From, DateOnly To, DateTime? EndedAt);

    /// <summary>Of a delegation, under the name that its papers have.</summary>
    public sealed record Membership(EngagementId Engagement, string Title, DelegationRole Role, string Name, IReadOnlyList<string> Positions);

    /// <param name="IsGiven">Whether this person gave it, and did not get it.</param>
    public sealed record Deputy(bool IsGiven, string Other, IReadOnlyList<Permission> Operations, DateOnly From, DateOnly To, DateTime? EndedAt);

    public sealed record SignedIn(DateTime StartedAt, DateTime SeenAt, string? Address, string? Browser);

    public sealed record TokenIssued(string Name, IReadOnlyList<Permission> Permissions, DateTime IssuedAt, DateOnly LastDay, DateTime? RevokedAt, DateTime? LastUsedAt, string? LastUsedFrom);

    public sealed record Mail(string To, string Subject, DateTime At, MailState State);

    public sealed record Correction(CorrectedData What, string Wanted, DateTime AskedAt, CorrectionState State, DateTime? DecidedAt, string? Reason);

    /// <summary>What a review of accounts decided about this one.</summary>
    public sealed record Reviewed(DateTime OpenedAt, ReviewDecision? Decision, string? Reason, DateTime? DecidedAt);

    public sealed record Entry(long Sequence, DateTime At, string? By, string? Program, string Act, string? SubjectKind, Guid? SubjectId, string? Address, string Outcome);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var account = input.Account ?? user.AccountId;
        var accounts = account == user.AccountId ? db.Accounts.Where(row => row.Id == account) : db.Accounts.VisibleTo(user, db).Where(row => row.Id == account);
        var person = await accounts.Select(row => new Person(row.Id, row.UserName ?? "", row.DisplayName, row.Position, row.Email,
            new OrganisationLabel(row.HomeOrganisationId, db.NamesOn(today).Where(name => name.OrganisationId == row.HomeOrganisationId).Select(name => name.Name).FirstOrDefault() ?? ""),
            row.Standing, row.CreatedAt, row.LastSignInAt, row.PasswordHash != null, row.TwoFactorEnabled, row.MinimisedAt)).SingleOrDefaultAsync(cancel);
        if (person is null)
            return AccessRefusals.AccountNotFound;

        var end = Timeline.End;
        var isOwn = account == user.AccountId;
        var (grants, engagements) = (isOwn ? db.RoleGrants : db.RoleGrants.VisibleTo(user, db), isOwn ? db.Engagements : db.Engagements.VisibleTo(user, db));
        var roles = await grants.Where(row => row.AccountId == account).OrderBy(row => row.ValidFrom).ThenBy(row => row.Id)
            .Select(row => new RoleHeld(row.Role, db.NamesOn(today).Where(name => name.OrganisationId == row.OrganisationId).Select(name => name.Name).FirstOrDefault() ?? "",
                row.ValidFrom, row.ValidTo == end ? null : row.ValidTo)).ToListAsync(cancel);
        var mandates = await (isOwn ? db.Mandates : db.Mandates.VisibleTo(user, db)).Where(row => row.AccountId == account).OrderBy(row => row.ValidFrom).ThenBy(row => row.Id)
            .Select(row => new MandateHeld(row.EngagementId, db.NamesOn(today).Where(name => name.OrganisationId == row.OrganisationId).Select(name => name.Name).FirstOrDefault() ?? "",
                row.Contents, row.ValidFrom, row.ValidTo, row.EndedAt)).ToListAsync(cancel);
        var memberships = await db.EngagementMembers.Where(row => row.AccountId == account)
            .Join(engagements, row => row.EngagementId, engagement => engagement.Id, (row, engagement) => new { row, engagement })
            .OrderBy(pair => pair.engagement.RecordedAt).ThenBy(pair => pair.row.Ordinal)
            .Select(pair => new Membership(pair.engagement.Id, pair.engagement.Title, pair.row.Role, pair.row.Name, pair.row.Positions)).ToListAsync(cancel);
        var delegations = await db.Delegations.Where(row => row.DelegatorId == account || row.DeputyId == account).OrderBy(row => row.ValidFrom).ThenBy(row => row.Id)
            .Select(row => new Deputy(row.DelegatorId == account,
                db.Accounts.Where(other => other.Id == (row.DelegatorId == account ? row.DeputyId : row.DelegatorId)).Select(other => other.DisplayName).FirstOrDefault() ?? "",
                row.Operations, row.ValidFrom, row.ValidTo, row.EndedAt)).ToListAsync(cancel);
        var sessions = await db.AccountSessions.Where(row => row.AccountId == account).OrderBy(row => row.StartedAt)
            .Select(row => new SignedIn(row.StartedAt, row.SeenAt, row.Address, row.Browser)).ToListAsync(cancel);
        var tokens = await db.ApiTokens.Where(row => row.AccountId == account).OrderBy(row => row.IssuedAt)
            .Select(row => new TokenIssued(row.Name, row.Permissions, row.IssuedAt, row.LastDay, row.RevokedAt, row.LastUsedAt, row.LastUsedFrom)).ToListAsync(cancel);
        var mails = await db.OutgoingMails.Where(row => row.AccountId == account).OrderBy(row => row.CreatedAt)
            .Select(row => new Mail(row.To, row.Subject, row.CreatedAt, row.State)).ToListAsync(cancel);
        var corrections = await db.CorrectionRequests.Where(row => row.AccountId == account).OrderBy(row => row.AskedAt)
            .Select(row => new Correction(row.What, row.Wanted, row.AskedAt, row.State, row.DecidedAt, row.Reason)).ToListAsync(cancel);
        var reviewed = await db.ReviewedAccounts.Where(row => row.AccountId == account)
            .Join(isOwn ? db.AccountReviews : db.AccountReviews.VisibleTo(user, db), row => row.ReviewId, review => review.Id, (row, review) => new { row, review })
            .OrderBy(pair => pair.review.OpenedAt)
            .Select(pair => new Reviewed(pair.review.OpenedAt, pair.row.Decision, pair.row.Reason, pair.row.DecidedAt)).ToListAsync(cancel);
        // Who administers the account sees of the log what they see on its own page, and not how much more there is.
        var log = isOwn ? db.AuditEntries : db.AuditEntries.VisibleTo(user, db);
        var acts = log.Where(row => row.AccountId == account);
        var openings = log.Where(row => row.SubjectId == account && row.AccountId != account && Openings.Contains(row.Act));
        return new Result(person, roles, mandates, memberships, delegations, sessions, tokens, mails, corrections, reviewed, await acts.LongCountAsync(cancel),
            await EntriesAsync(acts, input.Entries, cancel), await EntriesAsync(openings, input.Entries, cancel));
    }

    private static Task<List<Entry>> EntriesAsync(IQueryable<AuditEntry> entries, int most, CancellationToken cancel) =>
        entries.OrderByDescending(row => row.Sequence).Take(Math.Clamp(most, 1, InFile))
            .Select(row => new Entry(row.Sequence, row.At, row.AccountName, row.TokenName, row.Act, row.SubjectKind, row.SubjectId, row.Address, row.Outcome)).ToListAsync(cancel);
}
