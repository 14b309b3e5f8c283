using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Reviews;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Assignments.Sheets;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Exports;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Imports.Bulk;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Jobs;
using DonDoc.Tracking.Notifications.Letters;
using DonDoc.Tracking.Notifications.Urging;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.PersonalData;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Ballots;
using DonDoc.Tracking.Programmes.Campaigns;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Programmes.Issue;
using DonDoc.Tracking.Programmes.Judgement;
using DonDoc.Tracking.Programmes.Opinions;
using DonDoc.Tracking.Recommendations;
using DonDoc.Tracking.Reorganisations;
using DonDoc.Tracking.Search;
using DonDoc.Tracking.Targets;
using DonDoc.Tracking.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DonDoc.Tracking.Kernel;

/// <summary>Which records there are: the tables of every module, in the order of the modules.</summary>
public abstract partial class TrackingDb
{
    internal DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    internal DbSet<SearchRecord> SearchRecords => Set<SearchRecord>();

    internal DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    internal DbSet<KnownWord> KnownWords => Set<KnownWord>();

    internal DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    internal DbSet<PreparedExport> PreparedExports => Set<PreparedExport>();

    internal DbSet<Job> Jobs => Set<Job>();

    internal DbSet<Organisation> Organisations => Set<Organisation>();

    internal DbSet<OrganisationName> OrganisationNames => Set<OrganisationName>();

    internal DbSet<OrganisationPlacement> OrganisationPlacements => Set<OrganisationPlacement>();

    internal DbSet<OrganisationAlias> OrganisationAliases => Set<OrganisationAlias>();

    internal DbSet<OrganisationAncestry> Ancestry => Set<OrganisationAncestry>();

    internal DbSet<OrganisationTree> OrganisationTree => Set<OrganisationTree>();

    internal DbSet<OrganisationSuccession> OrganisationSuccessions => Set<OrganisationSuccession>();

    internal DbSet<Reorganisation> Reorganisations => Set<Reorganisation>();

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

    internal DbSet<Programme> Programmes => Set<Programme>();

    internal DbSet<ProgrammeEvent> ProgrammeEvents => Set<ProgrammeEvent>();

    internal DbSet<ProgrammeSection> ProgrammeSections => Set<ProgrammeSection>();

    internal DbSet<ProgrammeCommitment> ProgrammeCommitments => Set<ProgrammeCommitment>();

    internal DbSet<ProgrammeDraft> ProgrammeDrafts => Set<ProgrammeDraft>();

    internal DbSet<CommitmentAnswer> CommitmentAnswers => Set<CommitmentAnswer>();

    internal DbSet<NotApplicableProvision> NotApplicableProvisions => Set<NotApplicableProvision>();

    internal DbSet<FlagExplanation> FlagExplanations => Set<FlagExplanation>();

    internal DbSet<Ballot> Ballots => Set<Ballot>();

    internal DbSet<BallotMember> BallotMembers => Set<BallotMember>();

    internal DbSet<ProgrammeRecipient> ProgrammeRecipients => Set<ProgrammeRecipient>();

    internal DbSet<OpinionRound> OpinionRounds => Set<OpinionRound>();

    internal DbSet<OpinionRequest> OpinionRequests => Set<OpinionRequest>();

    internal DbSet<Opinion> Opinions => Set<Opinion>();

    internal DbSet<OpinionDisposal> OpinionDisposals => Set<OpinionDisposal>();

    internal DbSet<Campaign> Campaigns => Set<Campaign>();

    internal DbSet<CampaignChoice> CampaignChoices => Set<CampaignChoice>();

    internal DbSet<CampaignRule> CampaignRules => Set<CampaignRule>();

    internal DbSet<CampaignRequest> CampaignRequests => Set<CampaignRequest>();

    internal DbSet<CampaignReminder> CampaignReminders => Set<CampaignReminder>();

    internal DbSet<RequestReminder> RequestReminders => Set<RequestReminder>();

    internal DbSet<Assignment> Assignments => Set<Assignment>();

    internal DbSet<AssignmentEvent> AssignmentEvents => Set<AssignmentEvent>();

    internal DbSet<Evidence> Evidence => Set<Evidence>();

    internal DbSet<AssignmentCooperation> AssignmentCooperations => Set<AssignmentCooperation>();

    internal DbSet<AssignmentMilestone> AssignmentMilestones => Set<AssignmentMilestone>();

    internal DbSet<ReportingPeriod> ReportingPeriods => Set<ReportingPeriod>();

    internal DbSet<PeriodReport> PeriodReports => Set<PeriodReport>();

    internal DbSet<PeriodReportVersion> PeriodReportVersions => Set<PeriodReportVersion>();

    internal DbSet<PeriodTally> PeriodTallies => Set<PeriodTally>();

    internal DbSet<AssignmentSeries> AssignmentSeries => Set<AssignmentSeries>();

    internal DbSet<AssignmentSheet> AssignmentSheets => Set<AssignmentSheet>();

    internal DbSet<SavedView> SavedViews => Set<SavedView>();

    internal DbSet<TallyChange> TallyChanges => Set<TallyChange>();

    internal DbSet<Tally> Tallies => Set<Tally>();

    internal DbSet<TallyBasis> TallyBasis => Set<TallyBasis>();

    internal DbSet<PastSum> PastSums => Set<PastSum>();

    internal DbSet<KeptDays> KeptDays => Set<KeptDays>();

    internal DbSet<Target> Targets => Set<Target>();

    internal DbSet<TargetLine> TargetLines => Set<TargetLine>();

    internal DbSet<TargetFigure> TargetFigures => Set<TargetFigure>();

    internal DbSet<TargetEvidence> TargetEvidence => Set<TargetEvidence>();

    internal DbSet<TargetContest> TargetContests => Set<TargetContest>();

    internal DbSet<Bottleneck> Bottlenecks => Set<Bottleneck>();

    internal DbSet<BottleneckEvent> BottleneckEvents => Set<BottleneckEvent>();

    internal DbSet<BottleneckHold> BottleneckHolds => Set<BottleneckHold>();

    internal DbSet<BottleneckEvidence> BottleneckEvidence => Set<BottleneckEvidence>();

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

    internal DbSet<Notice> Notices => Set<Notice>();

    internal DbSet<NoticeCopy> NoticeCopies => Set<NoticeCopy>();

    internal DbSet<NoticePreference> NoticePreferences => Set<NoticePreference>();

    internal DbSet<UrgingLetter> UrgingLetters => Set<UrgingLetter>();

    internal DbSet<UrgingLetterWork> UrgingLetterWorks => Set<UrgingLetterWork>();

    /// <summary>How this database keeps a typed id.</summary>
    protected abstract void StoreId<TId>(ModelConfigurationBuilder configuration) where TId : struct, ITypedId<TId>;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcInstant>();
        StoreId<OrganisationId>(configurationBuilder);
        StoreId<ReorganisationId>(configurationBuilder);
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
        StoreId<ProgrammeId>(configurationBuilder);
        StoreId<ProgrammeSectionId>(configurationBuilder);
        StoreId<ProgrammeCommitmentId>(configurationBuilder);
        StoreId<ProgrammeEventId>(configurationBuilder);
        StoreId<BallotId>(configurationBuilder);
        StoreId<OpinionRoundId>(configurationBuilder);
        StoreId<OpinionRequestId>(configurationBuilder);
        StoreId<OpinionId>(configurationBuilder);
        StoreId<OpinionDisposalId>(configurationBuilder);
        StoreId<CampaignId>(configurationBuilder);
        StoreId<CampaignRequestId>(configurationBuilder);
        StoreId<CampaignReminderId>(configurationBuilder);
        StoreId<AssignmentId>(configurationBuilder);
        StoreId<AssignmentSheetId>(configurationBuilder);
        StoreId<SavedViewId>(configurationBuilder);
        StoreId<PreparedExportId>(configurationBuilder);
        StoreId<AssignmentEventId>(configurationBuilder);
        StoreId<AssignmentMilestoneId>(configurationBuilder);
        StoreId<EvidenceId>(configurationBuilder);
        StoreId<TargetId>(configurationBuilder);
        StoreId<TargetLineId>(configurationBuilder);
        StoreId<TargetFigureId>(configurationBuilder);
        StoreId<TargetEvidenceId>(configurationBuilder);
        StoreId<TargetContestId>(configurationBuilder);
        StoreId<BottleneckId>(configurationBuilder);
        StoreId<BottleneckEventId>(configurationBuilder);
        StoreId<BottleneckEvidenceId>(configurationBuilder);
        StoreId<ReportingPeriodId>(configurationBuilder);
        StoreId<PeriodReportId>(configurationBuilder);
        StoreId<PeriodReportVersionId>(configurationBuilder);
        StoreId<EngagementId>(configurationBuilder);
        StoreId<SessionId>(configurationBuilder);
        StoreId<FindingId>(configurationBuilder);
        StoreId<RequirementId>(configurationBuilder);
        StoreId<CommitmentId>(configurationBuilder);
        StoreId<RecommendationId>(configurationBuilder);
        StoreId<ImportId>(configurationBuilder);
        StoreId<BulkImportId>(configurationBuilder);
        StoreId<CorrectionRequestId>(configurationBuilder);
        StoreId<NoticeId>(configurationBuilder);
        StoreId<UrgingLetterId>(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new OutgoingMailMapping()).ApplyConfiguration(new JobMapping()).ApplyConfiguration(new AuditMapping());
        var organisations = new OrganisationMapping();
        modelBuilder.ApplyConfiguration<Organisation>(organisations).ApplyConfiguration<OrganisationName>(organisations)
            .ApplyConfiguration<OrganisationPlacement>(organisations).ApplyConfiguration<OrganisationAlias>(organisations)
            .ApplyConfiguration<OrganisationAncestry>(organisations).ApplyConfiguration<OrganisationTree>(organisations)
            .ApplyConfiguration<OrganisationSuccession>(organisations).ApplyConfiguration(new ReorganisationMapping());
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
        var programmes = new ProgrammeMapping();
        modelBuilder.ApplyConfiguration<Programme>(programmes).ApplyConfiguration<ProgrammeEvent>(programmes)
            .ApplyConfiguration<ProgrammeSection>(programmes).ApplyConfiguration<ProgrammeCommitment>(programmes)
            .ApplyConfiguration<ProgrammeDraft>(programmes).ApplyConfiguration<CommitmentAnswer>(programmes)
            .ApplyConfiguration<NotApplicableProvision>(programmes).ApplyConfiguration<FlagExplanation>(programmes);
        var ballots = new BallotMapping();
        modelBuilder.ApplyConfiguration<Ballot>(ballots).ApplyConfiguration<BallotMember>(ballots).ApplyConfiguration(new ProgrammeRecipientMapping());
        var opinions = new OpinionMapping();
        modelBuilder.ApplyConfiguration<OpinionRound>(opinions).ApplyConfiguration<OpinionRequest>(opinions)
            .ApplyConfiguration<Opinion>(opinions).ApplyConfiguration<OpinionDisposal>(opinions);
        var campaigns = new CampaignMapping();
        modelBuilder.ApplyConfiguration<Campaign>(campaigns).ApplyConfiguration<CampaignChoice>(campaigns).ApplyConfiguration<CampaignRule>(campaigns)
            .ApplyConfiguration<CampaignRequest>(campaigns).ApplyConfiguration<CampaignReminder>(campaigns).ApplyConfiguration<RequestReminder>(campaigns);
        var assignments = new AssignmentMapping();
        modelBuilder.ApplyConfiguration<Assignment>(assignments).ApplyConfiguration<AssignmentEvent>(assignments)
            .ApplyConfiguration<Evidence>(assignments).ApplyConfiguration<AssignmentSeries>(assignments).ApplyConfiguration(new AssignmentSheetMapping()).ApplyConfiguration(new SavedViewMapping()).ApplyConfiguration(new PreparedExportMapping())
            .ApplyConfiguration<AssignmentCooperation>(assignments).ApplyConfiguration<AssignmentMilestone>(assignments);
        var tallies = new TallyMapping();
        modelBuilder.ApplyConfiguration<TallyChange>(tallies).ApplyConfiguration<Tally>(tallies).ApplyConfiguration<TallyBasis>(tallies)
            .ApplyConfiguration<PastSum>(tallies).ApplyConfiguration<KeptDays>(tallies);
        var targets = new TargetMapping();
        modelBuilder.ApplyConfiguration<Target>(targets).ApplyConfiguration<TargetLine>(targets).ApplyConfiguration<TargetFigure>(targets)
            .ApplyConfiguration<TargetEvidence>(targets).ApplyConfiguration<TargetContest>(targets);
        var reporting = new ReportingMapping();
        modelBuilder.ApplyConfiguration<ReportingPeriod>(reporting).ApplyConfiguration<PeriodReport>(reporting)
            .ApplyConfiguration<PeriodReportVersion>(reporting).ApplyConfiguration<PeriodTally>(reporting);
        var bottlenecks = new BottleneckMapping();
        modelBuilder.ApplyConfiguration<Bottleneck>(bottlenecks).ApplyConfiguration<BottleneckEvent>(bottlenecks).ApplyConfiguration<BottleneckHold>(bottlenecks)
            .ApplyConfiguration<BottleneckEvidence>(bottlenecks);
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
        var notices = new NoticeMapping();
        var letters = new LetterMapping();
        modelBuilder.ApplyConfiguration<UrgingLetter>(letters).ApplyConfiguration<UrgingLetterWork>(letters);
        modelBuilder.ApplyConfiguration<Notice>(notices).ApplyConfiguration<NoticeCopy>(notices).ApplyConfiguration<NoticePreference>(notices);

        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(IVersioned))))
            entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
    }

    private sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
        instant => new DateTime(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc),
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
