using DonDoc.Text.Clarity;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Access.Factors;
using DonDoc.Tracking.Access.Reviews;
using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Course;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Assignments.Sheets;
using DonDoc.Tracking.Assignments.Peers;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.References;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Exports;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Imports.Bulk;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Jobs;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications;
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
using DonDoc.Tracking.Reports;
using DonDoc.Tracking.Search;
using DonDoc.Tracking.Targets;
using DonDoc.Tracking.Targets.Contests;
using DonDoc.Tracking.Targets.Reporting;
using DonDoc.Tracking.Targets.Setting;
using DonDoc.Tracking.Views;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DonDoc.Tracking;

/// <summary>
/// The product's modules in the order of the life cycle, each with its slices. The host brings <see cref="TrackingDb"/>
/// (Storage), <see cref="CurrentUser"/> and, for <see cref="CreateAccount"/>, the framework's user manager.
/// </summary>
public static class TrackingModules
{
    public static IServiceCollection AddTracking(this IServiceCollection services, TrackingOptions? options = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new MailSchedule());
        services.TryAddSingleton(new UrgingRules());
        return services.AddSingleton(options ?? new TrackingOptions()).AddScoped<Postbox>()
            .AddOrganisations().AddAccess().AddAudit().AddDocuments().AddProgrammes().AddAssignments().AddTargets().AddBottlenecks().AddInspections().AddRecommendations().AddReorganisations().AddImports().AddReports().AddViews().AddExports().AddNotifications()
            .AddPersonalData().AddJobs();
    }

    private static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddScoped<LoadAdministrativeUnits>()
        .AddScoped<FindOpenOrganisations>()
        .AddScoped<ListOrganisations>()
        .AddScoped<SuggestOrganisations>()
        .AddScoped<ListFields>()
        .AddScoped<ShowOrganisation>()
        .AddScoped<ShowOrganisationTree>()
        .AddScoped<FindOrganisationByCode>()
        .AddScoped<FindOrganisationByName>()
        .AddScoped<CheckReach>()
        .AddScoped<FoundOrganisation>()
        .AddScoped<RenameOrganisation>()
        .AddScoped<MoveOrganisation>();

    private static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddScoped<LoadCurrentUser>()
        .AddScoped<ShowMyAccount>()
        .AddScoped<ListAccounts>()
        .AddScoped<CreateAccount>()
        .AddScoped<ShowAccount>()
        .AddScoped<GrantRole>()
        .AddScoped<RevokeRole>()
        .AddScoped<EditAccount>()
        .AddScoped<TransferAccount>()
        .AddScoped<CloseAccount>()
        .AddScoped<ReopenAccount>()
        .AddScoped<SignOutAccount>()
        .AddScoped<IssueAccountLink>()
        .AddScoped<FindAccountLink>()
        .AddScoped<UseAccountLink>()
        .AddScoped<OpenReview>()
        .AddScoped<ListReviews>()
        .AddScoped<ShowReview>()
        .AddScoped<ShowReviewDue>()
        .AddScoped<DecideReviewed>()
        .AddScoped<FinishReview>()
        .AddScoped<DisableIdleAccounts>()
        .AddScoped<ListIdleAccounts>()
        .AddScoped<FindOutsideAccount>()
        .AddScoped<ListOutsideLinks>()
        .AddScoped<LinkOutside>()
        .AddScoped<UnlinkOutside>()
        .AddScoped<AskForPassword>()
        .AddScoped<AnswerPasswordRequests>()
        .AddScoped<EditMyAccount>()
        .AddScoped<ChangeMyPassword>()
        .AddScoped<CheckPassword>()
        .AddScoped<ShowSecondFactor>()
        .AddScoped<SetUpAuthenticator>()
        .AddScoped<RenewRecoveryCodes>()
        .AddScoped<TurnOffAuthenticator>()
        .AddScoped<CheckSecondFactor>()
        .AddScoped<ResetSecondFactor>()
        .AddScoped<FindSecondFactors>()
        .AddScoped<ListPasskeys>()
        .AddScoped<AddPasskey>()
        .AddScoped<NamePasskey>()
        .AddScoped<RemovePasskey>()
        .AddScoped<EnterByPasskey>()
        .AddScoped<OpenSession>()
        .AddScoped<KeepSession>()
        .AddScoped<ListMySessions>()
        .AddScoped<EndMySession>()
        .AddScoped<SignOutMyAccount>()
        .AddScoped<ListApiTokens>()
        .AddScoped<IssueApiToken>()
        .AddScoped<RevokeApiToken>()
        .AddScoped<UseApiToken>()
        .AddScoped<ListDelegations>()
        .AddScoped<GiveDelegation>()
        .AddScoped<EndDelegation>();

    private static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddScoped<RecordAct>()
        .AddScoped<RecordRead>()
        .AddScoped<ShowAuditHead>()
        .AddScoped<ShowAuditState>()
        .AddScoped<ListAuditEntries>()
        .AddScoped<ShowAuditEntry>()
        .AddScoped<MailAnchor>()
        .AddScoped<RecordCheck>()
        .AddScoped<VerifyAuditLog>();

    private static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddScoped<ListDocuments>()
        .AddScoped<ListReferences>()
        .AddScoped<ListMentions>()
        .AddScoped<SearchTexts>()
        .AddScoped<ShowDocument>()
        .AddScoped<FindDocumentFile>()
        .AddScoped<ShowDocumentText>()
        .AddScoped<RegisterDocument>()
        .AddScoped<RefuseClassified>()
        .AddScoped<HandleDocument>()
        .AddScoped<CorrectDocument>()
        .AddScoped<FindDocumentBySlug>()
        .AddScoped<ListNumbering>()
        .AddScoped<ShowProvisions>()
        .AddScoped<ListProvisions>()
        .AddScoped<DecideProvisions>()
        .AddScoped<AcceptProposals>()
        .AddScoped<DecideLineage>()
        .AddScoped<AddVersion>()
        .AddScoped<ListVersions>()
        .AddScoped<CompareVersions>()
        .AddScoped<CorrectReference>()
        .AddScoped<ResolveMissedMentions>()
        .AddScoped<ReadProposalsAnew>()
        .AddScoped<ShowGraph>();

    private static IServiceCollection AddProgrammes(this IServiceCollection services)
    {
        services.TryAddSingleton(ClarityRules.Default);
        return services
            .AddSingleton<SiblingTexts>()
            .AddScoped<ListCampaigns>()
            .AddScoped<ShowCampaign>()
            .AddScoped<WriteCampaign>()
            .AddScoped<AimCampaign>()
            .AddScoped<ChooseRecipient>()
            .AddScoped<WriteRule>()
            .AddScoped<RemoveRule>()
            .AddScoped<ShowRecipients>()
            .AddScoped<SendCampaign>()
            .AddScoped<ShowBoard>()
            .AddScoped<ListRequests>()
            .AddScoped<ShowRequest>()
            .AddScoped<AnswerRequest>()
            .AddScoped<ExtendRequest>()
            .AddScoped<RemindRecipients>()
            .AddScoped<CloseCampaign>()
            .AddScoped<ListProgrammes>()
            .AddScoped<ShowProgramme>()
            .AddScoped<BeginProgramme>()
            .AddScoped<AdoptProgramme>()
            .AddScoped<ReconsiderProgramme>()
            .AddScoped<RenameProgramme>()
            .AddScoped<WithdrawProgramme>()
            .AddScoped<WriteSection>()
            .AddScoped<LeaseSection>()
            .AddScoped<PlaceSection>()
            .AddScoped<WriteCommitment>()
            .AddScoped<FindCommitment>()
            .AddScoped<PlaceCommitment>()
            .AddScoped<KeepDraft>()
            .AddScoped<CompareDrafts>()
            .AddScoped<PrintDraft>()
            .AddScoped<ShowCoverage>()
            .AddScoped<DecideAnswers>()
            .AddScoped<ConfirmClear>()
            .AddScoped<SayNotApplicable>()
            .AddScoped<ShowMatrix>()
            .AddScoped<ListMatrix>()
            .AddScoped<ShowCascade>()
            .AddScoped<ListStandings>()
            .AddScoped<JudgeProgramme>()
            .AddScoped<ExplainFlag>()
            .AddScoped<OpenBallot>()
            .AddScoped<CastVote>()
            .AddScoped<CloseBallot>()
            .AddScoped<ShowBallots>()
            .AddScoped<ShowOwnVotes>()
            .AddScoped<IssueProgramme>()
            .AddScoped<ReceiveProgramme>()
            .AddScoped<AskForOpinions>()
            .AddScoped<GiveOpinion>()
            .AddScoped<DisposeOpinion>()
            .AddScoped<ListConsultations>()
            .AddScoped<ShowConsultation>()
            .AddScoped<ShowOpinions>()
            .AddScoped<ListSectionOrigins>();
    }

    private static IServiceCollection AddTargets(this IServiceCollection services) => services
        .AddScoped<ListTargets>()
        .AddScoped<ShowTarget>()
        .AddScoped<ShowTargetLine>()
        .AddScoped<FindTargetEvidence>()
        .AddScoped<ListEntries>()
        .AddScoped<ProposeTargets>()
        .AddScoped<SetTarget>()
        .AddScoped<ChangeTarget>()
        .AddScoped<CloseTarget>()
        .AddScoped<PlaceLine>()
        .AddScoped<SetFigures>()
        .AddScoped<EnterFigures>()
        .AddScoped<AcceptFigures>()
        .AddScoped<ReturnFigure>()
        .AddScoped<ContestFigure>()
        .AddScoped<AcceptContest>()
        .AddScoped<RejectContest>();

    private static IServiceCollection AddBottlenecks(this IServiceCollection services) => services
        .AddScoped<ListBottlenecks>()
        .AddScoped<ShowBottleneck>()
        .AddScoped<ListHindrances>()
        .AddScoped<PrepareBottleneck>()
        .AddScoped<ShowAgeing>()
        .AddScoped<CountBottlenecksDue>()
        .AddScoped<FindBottleneckEvidence>()
        .AddScoped<RaiseBottleneck>()
        .AddScoped<ForwardBottleneck>()
        .AddScoped<TakeUpBottleneck>()
        .AddScoped<AnswerBottleneck>()
        .AddScoped<ResolveBottleneck>()
        .AddScoped<ConfirmBottleneck>()
        .AddScoped<SendBackBottleneck>()
        .AddScoped<WithdrawBottleneck>()
        .AddScoped<ReopenBottleneck>();

    private static IServiceCollection AddAssignments(this IServiceCollection services) => services
        .AddScoped<ListAssignments>()
        .AddScoped<ListPlans>()
        .AddScoped<ShowRollup>()
        .AddScoped<ComparePeers>().AddScoped<ShowMap>().AddScoped<ListStalled>()
        .AddScoped<ListSilentLeads>()
        .AddScoped<FoldTallies>().AddScoped<KeepPastDays>().AddScoped<RebuildTallies>().AddScoped<VerifyTallies>()
        .AddScoped<ShowAssignment>()
        .AddScoped<FindEvidence>()
        .AddScoped<ListAnswers>()
        .AddScoped<ProposeDrafts>()
        .AddScoped<DraftFromProvisions>()
        .AddScoped<CorrectDraft>()
        .AddScoped<WithdrawDraft>()
        .AddScoped<SendAssignment>()
        .AddScoped<DraftAssignment>()
        .AddScoped<DescribeAssignment>()
        .AddScoped<PrepareSheet>()
        .AddScoped<ShowSheet>()
        .AddScoped<TakeSheet>()
        .AddScoped<DiscardSheet>()
        .AddScoped<ListSheets>()
        .AddScoped<ListSheetDetails>()
        .AddScoped<ReceiveAssignment>()
        .AddScoped<AcceptAssignment>()
        .AddScoped<DeclineAssignment>()
        .AddScoped<ReportProgress>()
        .AddScoped<ReportAssignmentDone>()
        .AddScoped<ConfirmAssignment>()
        .AddScoped<ReturnAssignment>()
        .AddScoped<ReopenAssignment>()
        .AddScoped<AskExtension>()
        .AddScoped<GrantExtension>()
        .AddScoped<RefuseExtension>()
        .AddScoped<SuspendAssignment>()
        .AddScoped<ResumeAssignment>()
        .AddScoped<CancelAssignment>()
        .AddScoped<ReplaceAssignment>()
        .AddScoped<PlanMilestone>()
        .AddScoped<ReachMilestone>()
        .AddScoped<DropMilestone>()
        .AddScoped<OpenPeriods>()
        .AddScoped<ListPeriods>()
        .AddScoped<ShowPeriod>().AddScoped<ShowLoad>()
        .AddScoped<ListReports>()
        .AddScoped<ListReportsOf>()
        .AddScoped<ShowReport>()
        .AddScoped<WriteReport>()
        .AddScoped<SubmitReport>()
        .AddScoped<SayNothingArose>()
        .AddScoped<DecideReports>()
        .AddScoped<CountReportsDue>();

    private static IServiceCollection AddInspections(this IServiceCollection services) => services
        .AddScoped<ListEngagements>()
        .AddScoped<ListPersons>()
        .AddScoped<ShowEngagement>()
        .AddScoped<FindRequirement>()
        .AddScoped<ListProvisionMentions>()
        .AddScoped<ListMandates>()
        .AddScoped<GiveMandate>()
        .AddScoped<EndMandate>();

    private static IServiceCollection AddRecommendations(this IServiceCollection services) => services
        .AddScoped<ListRecommendations>();

    private static IServiceCollection AddViews(this IServiceCollection services) => services
        .AddScoped<KeepView>().AddScoped<DropView>().AddScoped<ListViews>();

    private static IServiceCollection AddReorganisations(this IServiceCollection services) => services
        .AddScoped<PrepareReorganisation>()
        .AddScoped<DescribeReorganisation>()
        .AddScoped<WriteLines>()
        .AddScoped<DiscardReorganisation>()
        .AddScoped<ReorganiseOrganisations>()
        .AddScoped<ListReorganisations>()
        .AddScoped<ShowReorganisation>();

    private static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddScoped<ImportWithoutReview>()
        .AddScoped<BeginBulkImport>()
        .AddScoped<SteerBulkImport>()
        .AddScoped<ListBulkImports>()
        .AddScoped<ShowBulkImport>()
        .AddScoped<ClaimBulkImport>()
        .AddScoped<NoteBulkImport>()
        .AddScoped<StageImport>()
        .AddScoped<ListImports>()
        .AddScoped<ShowImport>()
        .AddScoped<DiscardImport>()
        .AddScoped<RegisterImportedDocument>()
        .AddScoped<RecordReviewedSession>();

    private static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddScoped<NameRecords>()
        .AddScoped<ShowHome>();

    private static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddScoped<ListLateLeads>().AddScoped<PrepareLetter>().AddScoped<DraftLetter>().AddScoped<IssueLetter>().AddScoped<DiscardLetter>().AddScoped<ShowLetter>().AddScoped<ListLetters>()
        .AddScoped<UrgeOpenWork>().AddScoped<UrgeAssignment>().AddScoped<SendDigests>()
        .AddScoped<ShowInbox>().AddScoped<MarkNotices>().AddScoped<ListNotices>().AddScoped<ChooseDigest>()
        .AddScoped<ClaimMail>().AddScoped<SettleMail>().AddScoped<PurgeMail>().AddScoped<ListMail>().AddScoped<RetryMail>();

    private static IServiceCollection AddPersonalData(this IServiceCollection services) => services
        .AddScoped<ShowPersonalData>()
        .AddScoped<AskForCorrection>()
        .AddScoped<ListCorrections>()
        .AddScoped<DecideCorrection>()
        .AddScoped<MinimiseAccounts>();

    private static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddScoped<BeginJob>().AddScoped<EndJob>().AddScoped<ListJobs>().AddScoped<ReleaseJob>().AddScoped<ShowExportWork>();

    private static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.TryAddSingleton(new ExportOptions());
        return services.AddScoped<AskForExport>().AddScoped<ListExports>().AddScoped<TakeExport>().AddScoped<DropExport>()
            .AddScoped<ClaimExport>().AddScoped<NoteExport>().AddScoped<FinishExport>().AddScoped<ForgetExports>();
    }
}
