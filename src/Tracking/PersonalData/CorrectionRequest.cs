using System.Security.Cryptography;
using System.Text;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.PersonalData;

/// <summary>One request of a person that what is held about them be put right.</summary>
public readonly record struct CorrectionRequestId(Guid Value) : ITypedId<CorrectionRequestId>
{
    public static CorrectionRequestId From(Guid value) => new(value);

    public int CompareTo(CorrectionRequestId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>What only an administrator can put right; name and e-mail a person changes alone.</summary>
public enum CorrectedData
{
    Position,
    HomeOrganisation,
    Other,
}

public enum CorrectionState
{
    Waiting,
    Accepted,
    Declined,
}

/// <summary>Asked by the person, decided once by an administrator, with a reason where it is declined.</summary>
internal sealed class CorrectionRequest : IVersioned
{
    public const int LongestText = 1000;

    private CorrectionRequest()
    {
        Wanted = "";
    }

    private CorrectionRequest(Guid account, CorrectedData what, string wanted, DateTime at)
    {
        Id = TypedId.New<CorrectionRequestId>();
        (AccountId, What, Wanted, AskedAt) = (account, what, wanted, at);
        WaitingKey = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));
    }

    public CorrectionRequestId Id { get; private set; }

    public Guid AccountId { get; private set; }

    public CorrectedData What { get; private set; }

    /// <summary>How it should be, in the person's words; of a position the position itself.</summary>
    public string Wanted { get; private set; }

    public DateTime AskedAt { get; private set; }

    /// <summary>A hash of what is wanted, while it waits: by this the database keeps one of two that come at once. Null once decided.</summary>
    public string? WaitingKey { get; private set; }

    public CorrectionState State { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public string? Reason { get; private set; }

    public int Version { get; private set; }

    public static Outcome<CorrectionRequest> Ask(Guid account, CorrectedData what, string wanted, DateTime at) =>
        wanted.Trim() is { Length: > 0 and <= LongestText } text ? new CorrectionRequest(account, what, text, at) : PersonalDataRefusals.WantedMissing;

    public Refusal? Decide(bool accepted, string? reason, Guid by, DateTime at)
    {
        if (State != CorrectionState.Waiting)
            return PersonalDataRefusals.AlreadyDecided;
        if (!accepted && string.IsNullOrWhiteSpace(reason))
            return PersonalDataRefusals.ReasonMissing;
        (State, Reason, DecidedBy, DecidedAt) = (accepted ? CorrectionState.Accepted : CorrectionState.Declined, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), by, at);
        WaitingKey = null;
        Version++;
        return null;
    }
}

internal sealed class CorrectionRequestMapping : IEntityTypeConfiguration<CorrectionRequest>
{
    public void Configure(EntityTypeBuilder<CorrectionRequest> builder)
    {
        builder.ToTable("CorrectionRequests");
        builder.HasIndex(row => new { row.AccountId, row.AskedAt });
        builder.HasIndex(row => new { row.State, row.AskedAt });
        builder.HasIndex(row => new { row.AccountId, row.What, row.WaitingKey }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
    }
}
