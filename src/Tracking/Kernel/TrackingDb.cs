using System.Data.Common;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace DonDoc.Tracking.Kernel;

/// <summary>How a save ended.</summary>
internal enum SaveResult
{
    Saved,

    /// <summary>A record was changed by somebody else since it was loaded; nothing was saved.</summary>
    Changed,

    /// <summary>A unique key is taken; nothing was saved.</summary>
    Duplicate,
}

/// <summary>
/// The records. One derived class per database in Storage; slices see only this one. Public because the
/// framework's user store is wired on it in the web host; its tables are not.
/// </summary>
public abstract partial class TrackingDb(DbContextOptions options) : DbContext(options)
{
    private readonly List<AuditDraft> unrecorded = [];
    private Guid? unrecordedIn;
    private readonly Dictionary<(DocumentId?, FindingId?, AssignmentId?), SearchRecord> unindexed = [];
    private Guid? unindexedIn;

    /// <summary>Who acts, asked when something is recorded; the program itself until a host says otherwise.</summary>
    public Func<Witness> Witness { get; set; } = () => Kernel.Witness.Program;

    /// <summary>The permission under which the act in hand was allowed; what the witness says of the page where null.</summary>
    internal Permission? Under { get; set; }

    /// <summary>The clock of the audit log.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    internal bool HasAuditToAppend => unrecorded.Count > 0;

    /// <summary>Saves, and records and counts in the same transaction what was changed.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var drafts = AuditedChanges.Of(ChangeTracker, WitnessOfAct);
            KeepUnrecorded(drafts);
            var changed = SearchIndexing.Changed(ChangeTracker).ToList();
            var indexedAnew = KeepUnindexed(changed);
            var counted = CountedChanges.Of(ChangeTracker);
            AddRange(counted);
            var past = CountedChanges.PastOf(ChangeTracker);
            // A single statement would otherwise go without a transaction, and so without a place for its entry.
            if (drafts.Count > 0 || changed.Count > 0)
                Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
            try
            {
                if (past is not { } day || day >= Clock.Today())
                    return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
                await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
                await KeepPastDays.ForgetAsync(this, day, cancellationToken);
                var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
                if (own is not null)
                    await own.CommitAsync(cancellationToken);
                return written;
            }
            catch
            {
                // The transaction goes on where it was before this save.
                unrecorded.RemoveAll(drafts.Contains);
                foreach (var record in indexedAnew)
                    unindexed.Remove(KeyOf(record));
                throw;
            }
            finally
            {
                // Nobody looks at them again: saved or not, they are no part of what this context holds.
                foreach (var change in counted)
                    Entry(change).State = EntityState.Detached;
            }
        }
        finally
        {
            Database.AutoTransactionBehavior = AutoTransactionBehavior.WhenNeeded;
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Records are saved asynchronously.");

    /// <summary>Records an act: with the transaction under way, or at once in one of its own.</summary>
    internal async Task RecordAsync(RecordedAct act, CancellationToken cancel)
    {
        var draft = AuditedChanges.Of(act, WitnessOfAct);
        if (Database.CurrentTransaction is not null)
        {
            KeepUnrecorded([draft]);
            return;
        }

        await using var transaction = await Database.BeginTransactionAsync(cancel);
        KeepUnrecorded([draft]);
        await transaction.CommitAsync(cancel);
    }

    private Witness WitnessOfAct()
    {
        var witness = Witness();
        return Under is { } permission ? witness with { Under = permission.ToString() } : witness;
    }

    /// <summary>Locks the chain until the transaction ends and hangs on it what this transaction did.</summary>
    /// <returns>Whether the transaction is committed with it.</returns>
    internal async Task<bool> AppendAuditAsync(Guid transaction, CancellationToken cancel)
    {
        if (unrecorded.Count == 0 || (unrecordedIn is not null && unrecordedIn != transaction))
            return false;
        var head = await LockAuditHeadAsync(cancel) ?? AuditHead.Empty;
        var at = Clock.Instant();
        var entries = new List<AuditEntry>(unrecorded.Count);
        foreach (var draft in unrecorded)
        {
            var entry = new AuditEntry(head, at, draft.By, draft);
            entries.Add(entry);
            head = entry.Head;
        }

        unrecorded.Clear();
        return await CloseWithAuditAsync(entries, cancel);
    }

    /// <summary>Indexes the texts that the transaction added or changed.</summary>
    internal async Task IndexChangedAsync(Guid transaction, CancellationToken cancel)
    {
        if (unindexed.Count == 0 || (unindexedIn is not null && unindexedIn != transaction))
            return;
        var records = unindexed.Values.ToList();
        unindexed.Clear();
        await SearchIndexing.RunAsync(this, records, cancel);
    }

    /// <summary>Saves; a lost race is a value, everything else that goes wrong is an exception.</summary>
    internal async Task<SaveResult> TrySaveAsync(CancellationToken cancel)
    {
        try
        {
            await SaveChangesAsync(cancel);
            return SaveResult.Saved;
        }
        catch (DbUpdateConcurrencyException)
        {
            return SaveResult.Changed;
        }
        catch (DbUpdateException exception) when (IsDuplicate(exception))
        {
            return SaveResult.Duplicate;
        }
    }

    /// <summary>
    /// Saves an act that comes with files: they are kept when nothing is left but to commit, so that an act that is refused, also by a race, keeps none and leaves
    /// nothing to save.
    /// </summary>
    /// <param name="save">Why it is not saved; null where it is.</param>
    /// <param name="keep">Puts the files into the store.</param>
    internal async Task<Refusal?> SaveWithFilesAsync(Func<Task<Refusal?>> save, Func<Task>? keep, CancellationToken cancel)
    {
        await using var transaction = await Database.BeginTransactionAsync(cancel);
        if (await save() is { } refusal)
        {
            await transaction.RollbackAsync(cancel);
            ChangeTracker.Clear();
            return refusal;
        }

        if (keep is not null)
            await keep();
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Writes many new rows at the database's own bulk speed, past the change tracker; within the current transaction. Assignments and their acts are counted.</summary>
    internal async Task BulkInsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        if (rows is not (IReadOnlyCollection<Assignment> or IReadOnlyCollection<AssignmentEvent>))
        {
            await WriteBulkAsync(rows, cancel);
            return;
        }

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancel) : null;
        await WriteBulkAsync(rows, cancel);
        if (rows is IReadOnlyCollection<Assignment> assignments)
            await WriteBulkAsync(CountedChanges.OfNew(assignments), cancel);
        else if (CountedChanges.PastOf((IReadOnlyCollection<AssignmentEvent>)rows) is { } day && day < Clock.Today())
            await KeepPastDays.ForgetAsync(this, day, cancel);
        if (own is not null)
            await own.CommitAsync(cancel);
    }

    /// <summary>The same for rows that somebody else may have written meanwhile.</summary>
    /// <returns>Whether they are written; where a unique key is taken, the transaction under way is to be given up.</returns>
    internal async Task<bool> TryBulkInsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        try
        {
            await BulkInsertAsync(rows, cancel);
            return true;
        }
        catch (DbException exception) when (IsDuplicate(new DbUpdateException(exception.Message, exception)))
        {
            return false;
        }
    }

    /// <summary>
    /// Fills tables with very many rows, in one transaction: their indexes, and what else the database looks up for each row, are put away and made anew from all rows at
    /// the end. Who is killed leaves them as they were. No assignment is counted: all are to be counted anew, and are at the next start where that was cut off.
    /// </summary>
    /// <param name="fill">Given the writer of rows.</param>
    internal async Task FillAsync(IReadOnlyList<Type> tables, Func<BulkWriter, Task> fill, CancellationToken cancel)
    {
        await using var transaction = await Database.BeginTransactionAsync(cancel);
        await TallyBasis.ExecuteDeleteAsync(cancel);
        await KeepPastDays.ForgetAsync(this, Timeline.Beginning.AddDays(1), cancel);
        await FillTablesAsync([.. tables.Select(table => Model.FindEntityType(table)!.GetTableName()!)], () => fill(new BulkWriter(this)), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Writes rows of the tables that <see cref="FillAsync"/> fills.</summary>
    internal readonly struct BulkWriter(TrackingDb db)
    {
        public Task WriteAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class => db.WriteBulkAsync(rows, cancel);
    }

    /// <summary>See <see cref="FillAsync"/>; within the current transaction.</summary>
    protected abstract Task FillTablesAsync(IReadOnlyList<string> tables, Func<Task> fill, CancellationToken cancel);

    /// <summary>See <see cref="BulkInsertAsync"/>.</summary>
    protected abstract Task WriteBulkAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class;

    /// <summary>Puts every waiting change of the counts into the sums of those above its lead, and takes it away; within the current transaction.</summary>
    /// <param name="day">Whose tree.</param>
    /// <returns>How many there were.</returns>
    internal abstract Task<int> FoldTalliesAsync(DateOnly day, CancellationToken cancel);

    /// <summary>Until it is disposed of, all that is read is of one moment; nothing may be written, and nobody waits for it.</summary>
    internal abstract Task<IAsyncDisposable> BeginReadAsync(CancellationToken cancel);

    /// <summary>Puts texts into the index, with their entries, and their words among those that are known.</summary>
    internal abstract Task IndexAsync(IReadOnlyList<IndexedText> texts, CancellationToken cancel);

    /// <summary>Takes texts out of the index, with their entries, from an id to another, both included.</summary>
    internal abstract Task UnindexAsync(long first, long last, CancellationToken cancel);

    /// <summary>The texts that have the tokens; to be ordered by id and cut before anything else.</summary>
    internal abstract IQueryable<SearchEntry> Matching(SearchMatch match);

    /// <summary>Makes others wait who want to append, until the transaction ends; gives the last entry, null where there is none.</summary>
    internal abstract Task<AuditHead?> LockAuditHeadAsync(CancellationToken cancel);

    /// <summary>Writes entries as the last that the current transaction does.</summary>
    /// <returns>Whether it was committed in the same journey to the database; otherwise the caller commits.</returns>
    internal abstract Task<bool> CloseWithAuditAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken cancel);

    /// <summary>The audit log from its first entry to its last, as fast as the database sends it.</summary>
    internal abstract IAsyncEnumerable<AuditEntry> ReadAuditAsync(CancellationToken cancel);

    /// <summary>
    /// Takes entries of the audit log away that are in an archive, within the current transaction, and around what keeps them from
    /// being taken away; only for the owner of the tables.
    /// </summary>
    internal abstract Task RemoveAuditUntilAsync(long sequence, CancellationToken cancel);

    /// <summary>Whether the database refused a save because a unique key is taken.</summary>
    protected abstract bool IsDuplicate(DbUpdateException exception);

    // What a transaction left that was given up is forgotten with the next one.
    private void KeepUnrecorded(List<AuditDraft> drafts)
    {
        var transaction = Database.CurrentTransaction?.TransactionId;
        if (transaction is null || transaction != unrecordedIn)
            unrecorded.Clear();
        unrecordedIn = transaction;
        unrecorded.AddRange(drafts);
    }

    /// <returns>Those that were not to be indexed already.</returns>
    private List<SearchRecord> KeepUnindexed(List<SearchRecord> records)
    {
        var transaction = Database.CurrentTransaction?.TransactionId;
        if (transaction is null || transaction != unindexedIn)
            unindexed.Clear();
        unindexedIn = transaction;
        var anew = records.FindAll(record => !unindexed.ContainsKey(KeyOf(record)));
        foreach (var record in records)
            unindexed[KeyOf(record)] = record;
        return anew;
    }

    private static (DocumentId?, FindingId?, AssignmentId?) KeyOf(SearchRecord record) => (record.DocumentId, record.FindingId, record.AssignmentId);
}
