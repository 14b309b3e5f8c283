using System.Text;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Audit;

/// <summary>The last entry of the chain: what the next one hangs on, and what an anchor keeps.</summary>
/// <param name="Sequence">0 where there is none yet.</param>
public sealed record AuditHead(long Sequence, string Hash)
{
    /// <summary>What the first entry hangs on.</summary>
    public static readonly AuditHead Empty = new(0, new string('0', 64));
}

/// <summary>
/// One line of the audit log. Its hash covers every field and the hash before it, so nothing in front of the head can be changed,
/// taken out, put in or exchanged unseen. Only ever inserted: triggers refuse the rest on both databases.
/// </summary>
internal sealed partial class AuditEntry
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 200;

    public const string Done = "done";

    private AuditEntry()
    {
        Act = Outcome = PreviousHash = Hash = "";
    }

    public AuditEntry(AuditHead head, DateTime at, Witness by, AuditDraft draft)
    {
        Sequence = head.Sequence + 1;
        At = at;
        AccountId = by.AccountId;
        AccountName = Clean(Cut(by.Name));
        Under = Clean(by.Under);
        Act = draft.Act;
        SubjectKind = draft.SubjectKind;
        SubjectId = draft.SubjectId;
        OwnerId = draft.Owner ?? by.Home;
        Address = Clean(Cut(by.Address));
        TokenId = by.Token?.Id;
        TokenName = Clean(Cut(by.Token?.Name));
        Outcome = draft.Refusal ?? Done;
        Changes = Clean(draft.Changes);
        PreviousHash = head.Hash;
        Hash = Seal(Sequence);
    }

    /// <summary>Without gaps from 1.</summary>
    public long Sequence { get; private set; }

    public DateTime At { get; private set; }

    public Guid? AccountId { get; private set; }

    public string? AccountName { get; private set; }

    public string? Under { get; private set; }

    public string Act { get; private set; }

    public string? SubjectKind { get; private set; }

    public Guid? SubjectId { get; private set; }

    /// <summary>In whose scope the entry is seen; null: at the top of the tree only.</summary>
    public OrganisationId? OwnerId { get; private set; }

    public string? Address { get; private set; }

    /// <summary>The token of the program that acted in the person's name; null where the person did.</summary>
    public Guid? TokenId { get; private set; }

    /// <summary>As its owner called it at the time.</summary>
    public string? TokenName { get; private set; }

    /// <summary>“done”, or the code of the refusal.</summary>
    public string Outcome { get; private set; }

    /// <summary>JSON: what was changed, before and after; for an act that changes nothing its details.</summary>
    public string? Changes { get; private set; }

    public string PreviousHash { get; private set; }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Hash { get; private set; }

    public AuditHead Head => new(Sequence, Hash);

    /// <summary>
    /// SHA-256 over the fields in the order below. Each is its UTF-8 text behind its length in bytes (four bytes, big-endian;
    /// all ones for null). Instants are yyyy-MM-ddTHH:mm:ss.fffZ, ids 36 lower-case characters. See docs/guide/audit.md.
    /// An entry of a program has the second form, every other the first: so what was sealed before there was a second holds, and
    /// neither can pass for the other, because the form is the first thing that is hashed.
    /// </summary>
    /// <param name="sequence">The entry's own; another one tells whether it once stood elsewhere.</param>
    public string Seal(long sequence)
    {
        var isOfProgram = TokenId is not null || TokenName is not null;
        using var fields = new SealedFields();
        fields.Add(isOfProgram ? "DonDoc audit 2" : "DonDoc audit 1");
        fields.Add<long>(sequence);
        fields.Add<DateTime>(At, Instant);
        fields.Add(AccountId);
        fields.Add(AccountName);
        fields.Add(Under);
        fields.Add(Act);
        fields.Add(SubjectKind);
        fields.Add(SubjectId);
        fields.Add(OwnerId?.Value);
        fields.Add(Address);
        fields.Add(Outcome);
        fields.Add(Changes);
        if (isOfProgram)
        {
            fields.Add(TokenId);
            fields.Add(TokenName);
        }

        fields.Add(PreviousHash);
        return fields.Seal();
    }

    // Names stand in every entry for good: one from before they had a limit must not.
    private static string? Cut(string? name) => name is { Length: > LongestName } ? name[..LongestName] : name;

    // What a database would not give back as it got it: null characters, and halves of surrogate pairs.
    private static string? Clean(string? text) =>
        text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(row => row.Sequence);
        builder.Property(row => row.Sequence).ValueGeneratedNever();
        builder.Ignore(row => row.Head);
        // No foreign keys: the log outlives what it speaks of.
        builder.HasIndex(row => new { row.SubjectId, row.Sequence });
        builder.HasIndex(row => new { row.AccountId, row.Sequence });
        builder.HasIndex(row => new { row.OwnerId, row.Sequence });
        builder.HasIndex(row => row.At);
    }
}
