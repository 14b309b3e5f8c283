using DonDoc.Tracking.Access.Reviews;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Imports.Bulk;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Jobs;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.PersonalData;
using DonDoc.Tracking.Recommendations;
using DonDoc.Tracking.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

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
public abstract class TrackingDb(DbContextOptions options) : DbContext(options)
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

    internal DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    internal DbSet<SearchRecord> SearchRecords => Set<SearchRecord>();

    internal DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    internal DbSet<KnownWord> KnownWords => Set<KnownWord>();

    internal DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    internal DbSet<Job> Jobs => Set<Job>();

    internal DbSet<Organisation> Organisations => Set<Organisation>();

    internal DbSet<OrganisationName> OrganisationNames => Set<OrganisationName>();

    internal DbSet<OrganisationPlacement> OrganisationPlacements => Set<OrganisationPlacement>();

    internal DbSet<OrganisationAlias> OrganisationAliases => Set<OrganisationAlias>();

    internal DbSet<OrganisationAncestry> Ancestry => Set<OrganisationAncestry>();

    internal DbSet<OrganisationTree> OrganisationTree => Set<OrganisationTree>();

    internal DbSet<Account> Accounts => Set<Account>();

    internal DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();

    internal DbSet<AccountLink> AccountLinks => Set<AccountLink>();

    internal DbSet<AccountSession> AccountSessions => Set<AccountSession>();

    internal DbSet<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>> Passkeys => Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>();

    internal DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    internal DbSet<PasswordRequest> PasswordRequests => Set<PasswordRequest>();

    internal DbSet<AccountReview> AccountReviews => Set<AccountReview>();

    internal DbSet<ReviewedAccount> ReviewedAccounts => Set<ReviewedAccount>();

    internal DbSet<Mandate> Mandates => Set<Mandate>();

    internal DbSet<Delegation> Delegations => Set<Delegation>();

    internal DbSet<CorrectionRequest> CorrectionRequests => Set<CorrectionRequest>();

    internal DbSet<Document> Documents => Set<Document>();

    internal DbSet<DocumentVersion> DocumentVersions => Set<DocumentVersion>();

    internal DbSet<DocumentText> DocumentTexts => Set<DocumentText>();

    internal DbSet<Provision> Provisions => Set<Provision>();

    internal DbSet<ProvisionDuty> ProvisionDuties => Set<ProvisionDuty>();

    internal DbSet<ProvisionTarget> ProvisionTargets => Set<ProvisionTarget>();

    internal DbSet<ProvisionLineage> ProvisionLineages => Set<ProvisionLineage>();

    internal DbSet<DocumentReference> DocumentReferences => Set<DocumentReference>();

    internal DbSet<ReviewedFact> ReviewedFacts => Set<ReviewedFact>();

    internal DbSet<Assignment> Assignments => Set<Assignment>();

    internal DbSet<AssignmentEvent> AssignmentEvents => Set<AssignmentEvent>();

    internal DbSet<Evidence> Evidence => Set<Evidence>();

    internal DbSet<AssignmentCooperation> AssignmentCooperations => Set<AssignmentCooperation>();

    internal DbSet<AssignmentSeries> AssignmentSeries => Set<AssignmentSeries>();

    internal DbSet<Engagement> Engagements => Set<Engagement>();

    internal DbSet<EngagementMember> EngagementMembers => Set<EngagementMember>();

    internal DbSet<Session> Sessions => Set<Session>();

    internal DbSet<Finding> Findings => Set<Finding>();

    internal DbSet<Requirement> Requirements => Set<Requirement>();

    internal DbSet<Commitment> Commitments => Set<Commitment>();

    internal DbSet<Recommendation> Recommendations => Set<Recommendation>();

    internal DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();

    internal DbSet<ImportedText> ImportedTexts => Set<ImportedText>();

    internal DbSet<BulkImport> BulkImports => Set<BulkImport>();

    internal DbSet<BulkLine> BulkLines => Set<BulkLine>();

    /// <summary>Saves, and records in the same transaction what was changed.</summary>
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
            // A single statement would otherwise go without a transaction, and so without a place for its entry.
            if (drafts.Count > 0 || changed.Count > 0)
                Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
            try
            {
                return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            }
            catch
            {
                // The transaction goes on where it was before this save.
                unrecorded.RemoveAll(drafts.Contains);
                foreach (var record in indexedAnew)
                    unindexed.Remove(KeyOf(record));
                throw;
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
    internal async Task AppendAuditAsync(Guid transaction, CancellationToken cancel)
    {
        if (unrecorded.Count == 0 || (unrecordedIn is not null && unrecordedIn != transaction))
            return;
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
        await BulkInsertAsync(entries, cancel);
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

    /// <summary>Writes many new rows at the database's own bulk speed, past the change tracker; within the current transaction.</summary>
    internal abstract Task BulkInsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class;

    /// <summary>Puts texts into the index, with their entries, and their words among those that are known.</summary>
    internal abstract Task IndexAsync(IReadOnlyList<IndexedText> texts, CancellationToken cancel);

    /// <summary>Takes texts out of the index, with their entries, from an id to another, both included.</summary>
    internal abstract Task UnindexAsync(long first, long last, CancellationToken cancel);

    /// <summary>The texts that have the tokens; to be ordered by id and cut before anything else.</summary>
    internal abstract IQueryable<SearchEntry> Matching(SearchMatch match);

    /// <summary>Makes others wait who want to append, until the transaction ends; gives the last entry, null where there is none.</summary>
    internal abstract Task<AuditHead?> LockAuditHeadAsync(CancellationToken cancel);

    /// <summary>
    /// Takes entries of the audit log away that are in an archive, within the current transaction, and around what keeps them from
    /// being taken away; only for the owner of the tables.
    /// </summary>
    internal abstract Task RemoveAuditUntilAsync(long sequence, CancellationToken cancel);

    /// <summary>Whether the database refused a save because a unique key is taken.</summary>
    protected abstract bool IsDuplicate(DbUpdateException exception);

    /// <summary>How this database keeps a typed id.</summary>
    protected abstract void StoreId<TId>(ModelConfigurationBuilder configuration) where TId : struct, ITypedId<TId>;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcInstant>();
        StoreId<OrganisationId>(configurationBuilder);
        StoreId<RoleGrantId>(configurationBuilder);
        StoreId<AccountLinkId>(configurationBuilder);
        StoreId<AccountSessionId>(configurationBuilder);
        StoreId<OutgoingMailId>(configurationBuilder);
        StoreId<AccountReviewId>(configurationBuilder);
        StoreId<PasswordRequestId>(configurationBuilder);
        StoreId<ApiTokenId>(configurationBuilder);
        StoreId<MandateId>(configurationBuilder);
        StoreId<DelegationId>(configurationBuilder);
        StoreId<DocumentId>(configurationBuilder);
        StoreId<DocumentReferenceId>(configurationBuilder);
        StoreId<ReviewedFactId>(configurationBuilder);
        StoreId<ProvisionId>(configurationBuilder);
        StoreId<AssignmentId>(configurationBuilder);
        StoreId<AssignmentEventId>(configurationBuilder);
        StoreId<EvidenceId>(configurationBuilder);
        StoreId<EngagementId>(configurationBuilder);
        StoreId<SessionId>(configurationBuilder);
        StoreId<FindingId>(configurationBuilder);
        StoreId<RequirementId>(configurationBuilder);
        StoreId<CommitmentId>(configurationBuilder);
        StoreId<RecommendationId>(configurationBuilder);
        StoreId<ImportId>(configurationBuilder);
        StoreId<BulkImportId>(configurationBuilder);
        StoreId<CorrectionRequestId>(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new OutgoingMailMapping()).ApplyConfiguration(new JobMapping()).ApplyConfiguration(new AuditMapping());
        var organisations = new OrganisationMapping();
        modelBuilder.ApplyConfiguration<Organisation>(organisations).ApplyConfiguration<OrganisationName>(organisations)
            .ApplyConfiguration<OrganisationPlacement>(organisations).ApplyConfiguration<OrganisationAlias>(organisations)
            .ApplyConfiguration<OrganisationAncestry>(organisations).ApplyConfiguration<OrganisationTree>(organisations);
        var access = new AccessMapping();
        modelBuilder.ApplyConfiguration<Account>(access).ApplyConfiguration<RoleGrant>(access).ApplyConfiguration<AccountLink>(access).ApplyConfiguration<AccountSession>(access)
            .ApplyConfiguration<PasswordRequest>(access)
            .ApplyConfiguration<Mandate>(access).ApplyConfiguration<Delegation>(access)
            .ApplyConfiguration<Microsoft.AspNetCore.Identity.IdentityUserClaim<Guid>>(access)
            .ApplyConfiguration<Microsoft.AspNetCore.Identity.IdentityUserLogin<Guid>>(access)
            .ApplyConfiguration<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>(access)
            .ApplyConfiguration<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>(access);
        modelBuilder.ApplyConfiguration(new ApiTokenMapping());
        var reviews = new AccountReviewMapping();
        modelBuilder.ApplyConfiguration<AccountReview>(reviews).ApplyConfiguration<ReviewedAccount>(reviews);
        var documents = new DocumentMapping();
        modelBuilder.ApplyConfiguration<Document>(documents).ApplyConfiguration<DocumentText>(documents)
            .ApplyConfiguration<DocumentVersion>(documents).ApplyConfiguration<DocumentReference>(documents).ApplyConfiguration<ReviewedFact>(documents);
        var provisions = new ProvisionMapping();
        modelBuilder.ApplyConfiguration<Provision>(provisions).ApplyConfiguration<ProvisionDuty>(provisions)
            .ApplyConfiguration<ProvisionTarget>(provisions).ApplyConfiguration<ProvisionLineage>(provisions);
        var assignments = new AssignmentMapping();
        modelBuilder.ApplyConfiguration<Assignment>(assignments).ApplyConfiguration<AssignmentEvent>(assignments)
            .ApplyConfiguration<Evidence>(assignments).ApplyConfiguration<AssignmentSeries>(assignments)
            .ApplyConfiguration<AssignmentCooperation>(assignments);
        var inspections = new InspectionMapping();
        modelBuilder.ApplyConfiguration<Engagement>(inspections).ApplyConfiguration<EngagementMember>(inspections)
            .ApplyConfiguration<Session>(inspections).ApplyConfiguration<Finding>(inspections)
            .ApplyConfiguration<Requirement>(inspections).ApplyConfiguration<Commitment>(inspections);
        modelBuilder.ApplyConfiguration(new RecommendationMapping());
        var search = new SearchMapping();
        modelBuilder.ApplyConfiguration<SearchRecord>(search).ApplyConfiguration<SearchEntry>(search).ApplyConfiguration<KnownWord>(search);
        modelBuilder.ApplyConfiguration(new CorrectionRequestMapping());
        var imports = new ImportMapping();
        modelBuilder.ApplyConfiguration<ImportedFile>(imports).ApplyConfiguration<ImportedText>(imports);
        var bulk = new BulkImportMapping();
        modelBuilder.ApplyConfiguration<BulkImport>(bulk).ApplyConfiguration<BulkLine>(bulk);

        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(IVersioned))))
            entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
    }

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

    private sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
        instant => new DateTime(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc),
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
