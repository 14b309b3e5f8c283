using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Kernel;

/// <summary>One mail to one person.</summary>
public readonly record struct OutgoingMailId(Guid Value) : ITypedId<OutgoingMailId>
{
    public static OutgoingMailId From(Guid value) => new(value);

    public int CompareTo(OutgoingMailId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

public enum MailState
{
    Waiting,

    /// <summary>A server took it.</summary>
    Sent,

    /// <summary>Given up: refused for good, or tried too often.</summary>
    Failed,

    /// <summary>What it says was over before it could be sent: another link took the place of its own, or the time passed.</summary>
    Expired,
}

/// <summary>
/// A mail in the outbox: written in the transaction of what it tells of, sent by the module Notifications. It stands in the kernel
/// so that every module can write one.
/// </summary>
internal sealed class OutgoingMail
{
    /// <summary>In letters; what a server says at length is cut.</summary>
    public const int LongestAnswer = 500;

    private OutgoingMail() => Kind = To = Name = Language = Subject = "";

    public OutgoingMail(Letter letter, LetterText text, DateTime now)
    {
        Id = TypedId.New<OutgoingMailId>();
        Kind = letter.Kind;
        To = letter.To;
        Name = letter.Name;
        Language = text.Language;
        Subject = text.Subject;
        SecretBody = text.SealedBody;
        AccountId = letter.Account;
        AboutKind = letter.AboutKind;
        AboutId = letter.AboutId;
        OwnerId = letter.Owner;
        CreatedAt = DueAt = now;
        SendBefore = letter.SendBefore;
    }

    public OutgoingMailId Id { get; private set; }

    /// <summary>What it says, in one word for machines: access.invitation.</summary>
    public string Kind { get; private set; }

    /// <summary>The address, as it was when the mail was written.</summary>
    public string To { get; private set; }

    public string Name { get; private set; }

    public string Language { get; private set; }

    public string Subject { get; private set; }

    /// <summary>Sealed by the host: a body may carry the word of a link. Null once nobody needs it any more.</summary>
    public string? SecretBody { get; private set; }

    /// <summary>Whose it is, where the reader has an account.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>The record that it is about, as the audit log names kinds.</summary>
    public string? AboutKind { get; private set; }

    public Guid? AboutId { get; private set; }

    /// <summary>Whose administrators see how it goes.</summary>
    public OrganisationId OwnerId { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>After it the mail is worth nothing to its reader: the link is over.</summary>
    public DateTime? SendBefore { get; private set; }

    public MailState State { get; private set; }

    /// <summary>Begun so far; who sends may settle only the try that is theirs.</summary>
    public int Tries { get; private set; }

    /// <summary>Nobody begins another try before. While one lasts it lies behind the end of its lease.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>When it was sent or given up.</summary>
    public DateTime? SettledAt { get; private set; }

    /// <summary>What the server said to the last try that failed.</summary>
    public string? Answer { get; private set; }
}

internal sealed class OutgoingMailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("OutgoingMails");
        builder.HasIndex(row => new { row.State, row.DueAt });
        builder.HasIndex(row => new { row.OwnerId, row.CreatedAt });
        builder.HasIndex(row => row.AccountId);
        // No foreign keys to what it is about: the outbox outlives it, and any module's record may be meant.
    }
}
