using DonDoc.Tracking.Kernel;

namespace DonDoc.Storage.Backups;

/// <summary>Why a backup is not taken, or not taken in.</summary>
public static class BackupRefusals
{
    /// <summary>{0}: where the database should be.</summary>
    public static readonly Refusal NoDatabase = new("backup.no_database");

    /// <summary>{0}: what the database says.</summary>
    public static readonly Refusal DatabaseDamaged = new("backup.database_damaged");

    /// <summary>The file to write is there and is something else.</summary>
    public static readonly Refusal WouldReplace = new("backup.would_replace");

    public static readonly Refusal NotABackup = new("backup.not_a_backup");

    /// <summary>{0}: the entry that is missing, cut, changed or that nobody named.</summary>
    public static readonly Refusal Damaged = new("backup.damaged");

    public static readonly Refusal Newer = new("backup.newer");

    /// <summary>On PostgreSQL of any older version, since rows fit one schema; on SQLite from before the first step that is known.</summary>
    public static readonly Refusal Older = new("backup.older");

    /// <summary>{0}: the database of the backup; {1}: the one of this place.</summary>
    public static readonly Refusal OtherDatabase = new("backup.other_database");

    /// <summary>The place holds records, and nobody said that they may go.</summary>
    public static readonly Refusal HoldsRecords = new("backup.holds_records");

    public static readonly Refusal Busy = new("backup.busy");

    internal static Refusal? Of(DatabaseFit fit) => fit switch
    {
        DatabaseFit.Newer => Newer,
        DatabaseFit.TooOld => Older,
        _ => null,
    };

    public static IReadOnlyList<Refusal> All { get; } =
        [NoDatabase, DatabaseDamaged, WouldReplace, NotABackup, Damaged, Newer, Older, OtherDatabase, HoldsRecords, Busy];
}
