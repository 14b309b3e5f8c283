using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Exports;

public readonly record struct PreparedExportId(Guid Value) : ITypedId<PreparedExportId>
{
    public static PreparedExportId From(Guid value) => new(value);

    public int CompareTo(PreparedExportId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

public enum ExportFormat
{
    Csv,
    Xlsx,
}

/// <summary>Where a prepared export stands.</summary>
public enum ExportState
{
    /// <summary>Waits for its turn, or is being made.</summary>
    Open,

    /// <summary>The file is there.</summary>
    Ready,

    /// <summary>It cannot be made: <see cref="PreparedExport.Failure"/>.</summary>
    Failed,
}

/// <summary>
/// A list that is too long to be sent while somebody waits: its file is made in the background and kept for a time, for the person who asked
/// and nobody else. A file belongs to the claim under which it was made, and is named only when it is whole: what a kill cut off is never
/// found, and begun anew. When it is cancelled or its time is over, the row goes, and with it what deciphers the file.
/// </summary>
internal sealed class PreparedExport
{
    /// <summary>In characters: as of a saved view, with what stands in the address of the list besides.</summary>
    public const int LongestQuery = 2000;

    private PreparedExport()
    {
        List = Query = Site = Language = "";
    }

    public PreparedExport(Guid account, string list, ExportFormat format, string query, string site, string language, DateTime at)
    {
        Id = TypedId.New<PreparedExportId>();
        (AccountId, List, Format, Query, Site, Language) = (account, list, format, query, site, language);
        CreatedAt = ClaimedUntil = at;
    }

    public PreparedExportId Id { get; private set; }

    /// <summary>Whose it is, and under whose rights it is made: those that the person has at that moment.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>Which list, by the name that the pages have for it.</summary>
    public string List { get; private set; }

    public ExportFormat Format { get; private set; }

    /// <summary>The filter, as in an address, without the question mark.</summary>
    public string Query { get; private set; }

    /// <summary>Under which address the person uses the product: links in the file begin with it.</summary>
    public string Site { get; private set; }

    public string Language { get; private set; }

    public ExportState State { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>Rows that the list had when the making began; null before.</summary>
    public int? Total { get; private set; }

    /// <summary>Rows that are written.</summary>
    public int Done { get; private set; }

    public long? Bytes { get; private set; }

    /// <summary>What deciphers the file, sealed by the host; kept only when the file is whole.</summary>
    public string? SealedKey { get; private set; }

    /// <summary>By which rights it was made: it is given only while the person has the same.</summary>
    public string? ReachHash { get; private set; }

    /// <summary>Code of the refusal for which it could not be made.</summary>
    public string? Failure { get; private set; }

    /// <summary>When the person took the file, or saw that it is there.</summary>
    public DateTime? SeenAt { get; private set; }

    /// <summary>Claims so far: the right to note, and the name of the file.</summary>
    public int Claims { get; private set; }

    /// <summary>A server that says nothing until then is taken for dead.</summary>
    public DateTime ClaimedUntil { get; private set; }
}

internal sealed class PreparedExportMapping : IEntityTypeConfiguration<PreparedExport>
{
    public void Configure(EntityTypeBuilder<PreparedExport> builder)
    {
        builder.ToTable("PreparedExports");
        builder.HasIndex(row => new { row.AccountId, row.CreatedAt });
        builder.HasIndex(row => new { row.State, row.ClaimedUntil });
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Every "no" of this module.</summary>
public static class ExportRefusals
{
    public static readonly Refusal NotFound = new("export.not_found");

    /// <summary>{0} how many one person may have under way.</summary>
    public static readonly Refusal TooManyOpen = new("export.too_many_open");

    /// <summary>The account is closed, or its role for the list has ended.</summary>
    public static readonly Refusal NotAllowed = new("export.not_allowed");

    /// <summary>The rights are others than those by which the file was made.</summary>
    public static readonly Refusal RightsChanged = new("export.rights_changed");
    public static readonly Refusal NotReady = new("export.not_ready");

    /// <summary>The file is no longer there: after a restore from a backup.</summary>
    public static readonly Refusal FileGone = new("export.file_gone");

    /// <summary>The program failed over it several times.</summary>
    public static readonly Refusal Broke = new("export.broke");

    public static IReadOnlyList<Refusal> All { get; } = [NotFound, TooManyOpen, NotAllowed, RightsChanged, NotReady, FileGone, Broke];
}

/// <summary>Section <c>Exports</c> of the configuration.</summary>
public sealed record ExportOptions
{
    /// <summary>A list with more rows is prepared in the background.</summary>
    public int DirectRows { get; init; } = 20_000;

    /// <summary>What a sheet of Excel takes, without the headings.</summary>
    public const int SheetRows = 1_048_575;

    /// <summary>Rows of one file.</summary>
    public int MostRows { get; init; } = 1_000_000;

    /// <summary>For how long a file is kept after it was made.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How many one person may have under way.</summary>
    public int MostOpen { get; init; } = 3;

    /// <exception cref="InvalidOperationException">What is configured cannot work; said at the start, not at the first export.</exception>
    public void Check()
    {
        if (DirectRows < 0 || MostOpen < 1 || MostRows is < 1 or > SheetRows || KeepFor <= TimeSpan.Zero)
            throw new InvalidOperationException($"Exports of the configuration: DirectRows 0 or more, MostOpen 1 or more, MostRows 1 to {SheetRows}, KeepFor more than nothing.");
    }
}
