using System.Data.Common;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Audit;

/// <summary>An entry as a row of its table, read past the tracker and the model: a check goes through millions.</summary>
internal sealed partial class AuditEntry
{
    /// <summary>The columns in the order in which <see cref="FromRow"/> reads them.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        nameof(Sequence), nameof(At), nameof(AccountId), nameof(AccountName), nameof(Under), nameof(Act), nameof(SubjectKind), nameof(SubjectId),
        nameof(OwnerId), nameof(Address), nameof(TokenId), nameof(TokenName), nameof(Outcome), nameof(Changes), nameof(PreviousHash), nameof(Hash),
    ];

    /// <param name="idOf">How the database keeps an id.</param>
    /// <exception cref="Exception">One of those of <see cref="VerifyAuditLog"/> that mean that no entry of ours could be so.</exception>
    public static AuditEntry FromRow(DbDataReader row, Func<DbDataReader, int, Guid> idOf)
    {
        var column = 0;
        return new AuditEntry
        {
            Sequence = row.GetInt64(column++),
            At = DateTime.SpecifyKind(row.GetDateTime(column++), DateTimeKind.Utc),
            AccountId = Id(),
            AccountName = Text(),
            Under = Text(),
            Act = row.GetString(column++),
            SubjectKind = Text(),
            SubjectId = Id(),
            OwnerId = Id() is { } owner ? new OrganisationId(owner) : null,
            Address = Text(),
            TokenId = Id(),
            TokenName = Text(),
            Outcome = row.GetString(column++),
            Changes = Text(),
            PreviousHash = row.GetString(column++),
            Hash = row.GetString(column),
        };

        string? Text() => row.IsDBNull(column++) ? null : row.GetString(column - 1);
        Guid? Id() => row.IsDBNull(column++) ? null : idOf(row, column - 1);
    }
}
