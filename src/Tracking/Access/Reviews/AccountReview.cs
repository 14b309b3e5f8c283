using System.Text.Json;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Access.Reviews;

/// <summary>One going through all accounts of an organisation and below.</summary>
public readonly record struct AccountReviewId(Guid Value) : ITypedId<AccountReviewId>
{
    public static AccountReviewId From(Guid value) => new(value);

    public int CompareTo(AccountReviewId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

public enum ReviewDecision
{
    /// <summary>The account stays as it is.</summary>
    Keep,

    /// <summary>Its roles or other rights are to be changed; that is done on its own page.</summary>
    Change,

    /// <summary>It is deactivated, with the decision.</summary>
    Close,
}

/// <summary>
/// Rà soát tài khoản: who administers goes through every account of their scope and says whether it is still needed, with what rights. Kept for good,
/// with what each account held when the review was opened.
/// </summary>
internal sealed class AccountReview : IVersioned
{
    private AccountReview() => OpenedByName = "";

    public AccountReview(OrganisationId organisation, CurrentUser by, DateTime now)
    {
        Id = TypedId.New<AccountReviewId>();
        OrganisationId = organisation;
        OpenIn = organisation;
        OpenedBy = by.AccountId;
        OpenedByName = by.Name;
        OpenedAt = now;
    }

    public AccountReviewId Id { get; private set; }

    public OrganisationId OrganisationId { get; private set; }

    /// <summary>The organisation while it is open, null afterwards: of two who open one at once the database takes one.</summary>
    public OrganisationId? OpenIn { get; private set; }

    public Guid OpenedBy { get; private set; }

    public string OpenedByName { get; private set; }

    public DateTime OpenedAt { get; private set; }

    public Guid? FinishedBy { get; private set; }

    public string? FinishedByName { get; private set; }

    public DateTime? FinishedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Something was decided about one of its accounts: whoever read it before begins again.</summary>
    public void Decided() => Version++;

    public Refusal? Finish(CurrentUser by, DateTime now)
    {
        if (FinishedAt is not null)
            return AccessRefusals.ReviewFinished;
        (FinishedBy, FinishedByName, FinishedAt, OpenIn) = (by.AccountId, by.Name, now, null);
        Version++;
        return null;
    }
}

/// <summary>One account in a review, and what was decided about it.</summary>
internal sealed class ReviewedAccount : IVersioned
{
    private ReviewedAccount() => UserName = DisplayName = Facts = "";

    public ReviewedAccount(AccountReviewId review, Guid account, string userName, string displayName, AccountFacts facts)
    {
        ReviewId = review;
        AccountId = account;
        UserName = userName;
        DisplayName = displayName;
        Facts = facts.Write();
    }

    public AccountReviewId ReviewId { get; private set; }

    public Guid AccountId { get; private set; }

    public string UserName { get; private set; }

    public string DisplayName { get; private set; }

    /// <summary><see cref="AccountFacts"/>, as they were when the review was opened.</summary>
    public string Facts { get; private set; }

    public ReviewDecision? Decision { get; private set; }

    public string? Reason { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public int Version { get; private set; }

    public Refusal? Decide(ReviewDecision decision, string? reason, CurrentUser by, DateTime now)
    {
        // A closed account is closed: what was decided last is what was done.
        if (Decision == ReviewDecision.Close)
            return AccessRefusals.AlreadyClosed;
        if (decision != ReviewDecision.Keep && string.IsNullOrWhiteSpace(reason))
            return AccessRefusals.ReasonMissing;
        (Decision, Reason) = (decision, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        (DecidedBy, DecidedByName, DecidedAt) = (by.AccountId, by.Name, now);
        Version++;
        return null;
    }
}

/// <summary>What an account holds, for somebody who has to say whether it should.</summary>
/// <param name="TokensUsedAt">The last use of any token that still holds.</param>
public sealed record AccountFacts(
    string Home, string Position, AccountStanding Standing, bool HasPassword, bool HasSecondFactor, DateTime? CreatedAt, DateTime? LastSignInAt,
    IReadOnlyList<AccountFacts.HeldRole> Roles, IReadOnlyList<AccountFacts.Visit> Mandates, IReadOnlyList<AccountFacts.Deputy> Delegations, int Tokens, DateTime? TokensUsedAt)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="To">First day on which it no longer holds; null: until further notice.</param>
    public sealed record HeldRole(Role Role, string Organisation, DateOnly? To);

    public sealed record Visit(string Organisation, DateOnly To);

    /// <param name="IsReceived">The account does the other's work; otherwise the other does the account's.</param>
    public sealed record Deputy(bool IsReceived, string Person, DateOnly To);

    internal string Write() => JsonSerializer.Serialize(this, Json);

    internal static AccountFacts Read(string written) => JsonSerializer.Deserialize<AccountFacts>(written, Json)!;
}

internal sealed class AccountReviewMapping : IEntityTypeConfiguration<AccountReview>, IEntityTypeConfiguration<ReviewedAccount>
{
    public void Configure(EntityTypeBuilder<AccountReview> builder)
    {
        builder.ToTable("AccountReviews");
        builder.HasIndex(row => row.OpenIn).IsUnique();
        builder.HasIndex(row => new { row.OrganisationId, row.OpenedAt });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReviewedAccount> builder)
    {
        builder.ToTable("ReviewedAccounts");
        builder.HasKey(row => new { row.ReviewId, row.AccountId });
        builder.HasIndex(row => new { row.ReviewId, row.UserName });
        builder.HasOne<AccountReview>().WithMany().HasForeignKey(row => row.ReviewId);
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
