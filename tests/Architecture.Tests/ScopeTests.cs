using System.Text.RegularExpressions;

namespace DonDoc.Architecture.Tests;

/// <summary>
/// Every query on records that not everybody may see starts from VisibleTo, or its file is named here with the reason.
/// </summary>
public sealed partial class ScopeTests
{
    /// <summary>Sets whose rows belong to an organisation or a person, each with a VisibleTo of its own.</summary>
    static readonly string[] Scoped =
    [
        "Documents", "Assignments", "Engagements", "Recommendations", "ImportedFiles", "BulkImports", "Organisations", "Accounts", "RoleGrants", "Mandates",
        "Delegations", "ApiTokens", "AuditEntries", "OutgoingMails", "CorrectionRequests", "AccountReviews", "Programmes", "OpinionRequests",
        "Campaigns", "CampaignRequests", "Reorganisations", "Targets", "TargetLines", "Bottlenecks", "AssignmentSheets", "Notices", "UrgingLetters", "PreparedExports",
    ];

    /// <summary>Parts of such a record: a file that reads them reads the record from VisibleTo.</summary>
    static readonly Dictionary<string, string[]> Parts = new(StringComparer.Ordinal)
    {
        ["Documents"] = ["DocumentTexts", "DocumentVersions", "DocumentReferences", "ReviewedFacts", "Provisions", "ProvisionDuties", "ProvisionTargets", "ProvisionLineages"],
        ["Programmes"] =
        [
            "ProgrammeEvents", "ProgrammeSections", "ProgrammeCommitments", "ProgrammeDrafts", "CommitmentAnswers", "NotApplicableProvisions", "FlagExplanations", "Ballots", "BallotMembers", "ProgrammeRecipients",
            "OpinionRounds", "Opinions", "OpinionDisposals",
        ],
        ["Campaigns"] = ["CampaignChoices", "CampaignRules", "CampaignReminders"],
        ["CampaignRequests"] = ["RequestReminders"],
        ["Assignments"] = ["AssignmentEvents", "Evidence", "AssignmentCooperations", "AssignmentMilestones", "PeriodReports", "PeriodReportVersions"],
        ["Organisations"] = ["PeriodTallies"],
        ["Bottlenecks"] = ["BottleneckEvents", "BottleneckHolds", "BottleneckEvidence"],
        ["TargetLines"] = ["TargetFigures", "TargetEvidence", "TargetContests"],
        ["Engagements"] = ["EngagementMembers", "Sessions", "Findings", "Requirements", "Commitments"],
        ["ImportedFiles"] = ["ImportedTexts"],
        ["BulkImports"] = ["BulkLines"],
        ["AccountReviews"] = ["ReviewedAccounts"],
        ["Notices"] = ["NoticeCopies"],
        ["UrgingLetters"] = ["UrgingLetterWorks"],
    };

    /// <summary>Sets that say nothing of a record, or are asked by who is nobody yet.</summary>
    static readonly Dictionary<string, string> Free = new(StringComparer.Ordinal)
    {
        ["SavedViews"] = "one's own: asked for by the id of who is signed in; it says what is looked for and opens nothing",
        ["OrganisationNames"] = "a name is shown beside a record that is seen; names above the grassroots are no secret",
        ["OrganisationPlacements"] = "the tree, of which scope itself is made",
        ["OrganisationAliases"] = "looked up by what was typed; what is found is filtered by scope",
        ["Ancestry"] = "the tree, of which scope itself is made",
        ["Jobs"] = "when the program's own jobs last ran",
        ["SearchRecords"] = "numbers of records in the index of texts; what is found is looked up from VisibleTo",
        ["SearchEntries"] = "places in texts by number; what is found is looked up from VisibleTo",
        ["KnownWords"] = "which words a word typed without diacritics can mean; never shown, and what is found by them is looked up from VisibleTo",
        ["OrganisationSuccessions"] = "who took over from whom: shown beside an organisation that is seen, as a name is",
        ["OrganisationTree"] = "the lock of changes of the tree",
        ["AssignmentSeries"] = "the next number",
        ["Tallies"] = "numbers of assignments below an organisation; shown where all that is counted is in the person's scope",
        ["TallyChanges"] = "changes of such numbers",
        ["TallyBasis"] = "the clockwork of such numbers",
        ["PastSums"] = "such numbers of past days, shown in the same way",
        ["KeptDays"] = "the clockwork of such numbers",
        ["ReportingPeriods"] = "the calendar, the same for everybody",
        ["NoticePreferences"] = "how often somebody wants a digest: read for one's own, or for mails that a notice went out by",
        ["AccountSessions"] = "by the id in the person's own cookie",
        ["PasswordRequests"] = "asked by who is not signed in, answered by the program",
        ["AccountLinks"] = "by the hash of the word that was handed out",
    };

    /// <summary>What reads a scoped set otherwise, by reason: file or folder, and set.</summary>
    static readonly (string Reason, string[] Uses)[] Exceptions =
    [
        ("counted, and no record of it is shown: ShowRollup and ListSilentLeads ask first whether all that is counted is in the person's scope; the sums are the program's",
        [
            "Assignments/Tallies/CountPast.cs Assignments", "Assignments/Tallies/CountToday.cs Assignments", "Assignments/Tallies/CountToday.cs Organisations",
            "Assignments/Tallies/ListSilentLeads.cs Assignments", "Assignments/Tallies/RebuildTallies.cs Assignments", "Assignments/Tallies/ShowRollup.cs Organisations", "Assignments/Tallies/TallySums.cs Organisations",
            "Assignments/Tallies/KeepPastDays.cs Assignments", "Assignments/Tallies/KeepPastDays.cs Organisations",
            "Assignments/Tallies/VerifyTallies.cs Assignments", "Assignments/Tallies/VerifyTallies.cs Organisations",
        ]),
        ("found by where the person sees: ListAssignments asks first whether the place is in scope, and what is sent below it is seen; ShowHome counts by the sides and subtrees of the scope, and reads the rows that it shows from VisibleTo",
            ["Assignments/ListAssignments.cs Assignments", "Reports/ShowHome.cs Assignments"]),
        ("counted, and no record of it is shown: ComparePeers, ListStalled and ShowMap take only organisations all of whose work is in the person's scope",
        [
            "Assignments/Peers/CountPeers.cs Assignments", "Assignments/Peers/ListStalled.cs Assignments", "Assignments/Peers/ComparePeers.cs Assignments", "Assignments/Peers/ShowMap.cs Assignments",
            "Assignments/Peers/ComparePeers.cs Organisations", "Assignments/Peers/ShowMap.cs Organisations",
        ]),
        ("records are invented for an empty database, by who owns the installation: there is nobody yet who sees less",
        [
            "Generation/GenerateRecords.cs Assignments", "Generation/GenerateRecords.cs AuditEntries", "Generation/GenerateRecords.cs Documents", "Generation/GenerateRecords.cs Organisations",
        ]),
        ("who did it is named with what they did",
        [
            "Documents/DocumentQueries.cs Accounts", "Documents/ShowDocument.cs Accounts", "Imports/ListImports.cs Accounts", "Inspections/ShowEngagement.cs Accounts",
            "Inspections/ListMandates.cs Accounts", "Access/ListDelegations.cs Accounts", "PersonalData/ListCorrections.cs Accounts",
            "Access/Reviews/ListReviews.cs Accounts", "Documents/Provisions/DecideProvisions.cs Accounts",
            "Documents/Provisions/ProvisionRow.cs Accounts", "Documents/Versions/ListVersions.cs Accounts",
        ]),
        ("one's own, by the id of who is signed in, beside those that VisibleTo gives",
        [
            "Access/ChangeMyPassword.cs Accounts", "Access/EditMyAccount.cs Accounts", "Access/ShowMyAccount.cs Accounts", "Access/ShowMyAccount.cs RoleGrants",
            "Access/SignOutMyAccount.cs Accounts", "Access/OpenSession.cs Accounts", "Access/KeepSession.cs Accounts", "Access/ListMySessions.cs Accounts",
            "Access/Factors/AddPasskey.cs Accounts", "Access/Factors/CheckSecondFactor.cs Accounts", "Access/Factors/EnterByPasskey.cs Accounts",
            "Access/Factors/FindSecondFactors.cs Accounts", "Access/Factors/RemovePasskey.cs Accounts", "Access/Factors/RenewRecoveryCodes.cs Accounts",
            "Access/Factors/SetUpAuthenticator.cs Accounts", "Access/Factors/ShowSecondFactor.cs Accounts", "Access/Factors/TurnOffAuthenticator.cs Accounts",
            "Reports/NameRecords.cs Accounts", "PersonalData/AskForCorrection.cs Accounts",
        ]),
        ("how many lines the targets of a page have, so that not too many are added up", ["Targets/ListTargets.cs TargetLines"]),
        ("the last number that an organisation has given, for which the user reports", ["Bottlenecks/RaiseBottleneck.cs Bottlenecks"]),
        ("copies of a document that was seen or asked about: by them an answer is matched, and nothing of them is shown",
        [
            "Programmes/Campaigns/AnswerRequest.cs Documents", "Programmes/Drafting/AdoptProgramme.cs Documents",
        ]),
        ("how far what was asked has come is counted; the requests are read from VisibleTo", ["Programmes/Coverage/ShowMatrix.cs Programmes"]),
        ("what is held about one person, after the account was found to be one's own or from VisibleTo",
        [
            "PersonalData/ShowPersonalData.cs AccountReviews", "PersonalData/ShowPersonalData.cs Accounts", "PersonalData/ShowPersonalData.cs ApiTokens", "PersonalData/ShowPersonalData.cs AuditEntries",
            "PersonalData/ShowPersonalData.cs Delegations", "PersonalData/ShowPersonalData.cs Engagements", "PersonalData/ShowPersonalData.cs Mandates",
            "PersonalData/ShowPersonalData.cs OutgoingMails", "PersonalData/ShowPersonalData.cs RoleGrants", "PersonalData/DecideCorrection.cs Accounts",
            "Access/Tokens/ListApiTokens.cs ApiTokens",
        ]),
        ("nobody is signed in yet: the name with its password, the link or the token is the right to ask",
        [
            "Access/CheckPassword.cs Accounts", "Access/FindAccountLink.cs Accounts", "Access/UseAccountLink.cs Accounts", "Access/AskForPassword.cs Accounts",
            "Access/AnswerPasswordRequests.cs Accounts", "Access/OutsideSignIn.cs Accounts", "Access/OutsideSignIn.cs Set", "Access/Tokens/UseApiToken.cs ApiTokens",
        ]),
        ("the program indexes what a transaction changed, for whoever may find it",
        [
            "Search/SearchIndexing.cs Assignments", "Search/SearchIndexing.cs Documents",
        ]),
        ("the command line works for the owner of the installation, who names an organisation by its code", ["Organisations/FindOrganisationByCode.cs Organisations"]),
        ("here scope is made, and the queries that the rest starts from",
        [
            "Access/LoadCurrentUser.cs Accounts", "Access/LoadCurrentUser.cs RoleGrants", "Access/LoadCurrentUser.cs Mandates", "Access/LoadCurrentUser.cs Delegations",
            "Access/LoadCurrentUser.cs Organisations", "Inspections/MandateQueries.cs Mandates", "Inspections/MandateQueries.cs Engagements",
            "Inspections/InspectionQueries.cs Engagements", "Documents/DocumentQueries.cs Documents", "Assignments/AssignmentQueries.cs Assignments", "Targets/TargetQueries.cs Targets", "Targets/TargetQueries.cs TargetLines",
            "Audit/AuditQueries.cs Organisations", "Recommendations/ListRecommendations.cs Recommendations",
        ]),
        ("what an account reaches beyond the scope of who asks is just what must be found; the answer is yes or no",
        [
            "Access/AccountQueries.cs Accounts", "Access/AccountQueries.cs RoleGrants", "Access/AccountQueries.cs Mandates", "Access/AccountQueries.cs Delegations",
            "Access/GrantRole.cs RoleGrants", "Inspections/GiveMandate.cs Mandates", "Access/AccountQueries.cs Organisations", "Access/GiveDelegation.cs Delegations", "Inspections/GiveMandate.cs Accounts",
        ]),
        ("joined to rows that are seen, and shown as a count or a filter of those",
        [
            "Audit/ListAuditEntries.cs Accounts", "Access/ListIdleAccounts.cs ApiTokens", "Access/ListAccounts.cs Mandates", "Access/ListAccounts.cs Delegations", "Inspections/ListEngagements.cs Assignments",
            "Inspections/FindRequirement.cs Engagements", "Inspections/ListMandates.cs Mandates",
        ]),
        ("of a request or a campaign that is seen: how far the programme has come that answers it, and the name of the document that it is about",
        [
            "Programmes/Campaigns/CampaignQueries.cs CampaignRequests", "Programmes/Campaigns/CampaignQueries.cs Programmes", "Programmes/Campaigns/ListCampaigns.cs Documents",
            "Programmes/Campaigns/ListCampaigns.cs Programmes", "Programmes/Campaigns/ShowBoard.cs Organisations", "Programmes/Campaigns/ShowCampaign.cs Documents",
            "Programmes/Campaigns/ShowRequest.cs Documents", "Programmes/Drafting/BeginProgramme.cs Documents",
        ]),
        ("who asked reminds the houses that they asked: letters go to those who draft there, and only their number is shown",
        [
            "Programmes/Campaigns/RemindRecipients.cs Accounts", "Programmes/Campaigns/RemindRecipients.cs Organisations", "Programmes/Campaigns/RemindRecipients.cs RoleGrants",
        ]),
        ("after ReachesAsync of the same organisation, or whether one exists at all: a form may name any above the grassroots",
        [
            "Organisations/FoundOrganisation.cs Organisations", "Organisations/MoveOrganisation.cs Organisations", "Organisations/RenameOrganisation.cs Organisations",
            "Organisations/OrganisationQueries.cs Organisations", "Organisations/ShowOrganisation.cs Organisations", "Organisations/ShowOrganisationTree.cs Organisations",
            "Organisations/FindOrganisationByName.cs Organisations", "Organisations/LoadAdministrativeUnits.cs Organisations",
            "Assignments/AssignmentQueries.cs Organisations", "Assignments/Sheets/SheetPlanning.cs Organisations", "Targets/TargetQueries.cs Organisations", "Bottlenecks/BottleneckQueries.cs Organisations", "Bottlenecks/RaiseBottleneck.cs Organisations", "Imports/RecordReviewedSession.cs Organisations", "Programmes/Issue/IssueProgramme.cs Organisations",
        ]),
        ("the code beside the name of an organisation that a record which is seen names", ["Assignments/Sheets/ListSheetDetails.cs Organisations"]),
        ("by the program itself, for nobody's eyes: the chain of the log as a whole, its archive, the sending of mail, the work on bulk imports and prepared exports and its numbers, the minimising of closed accounts",
        [
            "Imports/Bulk/ClaimBulkImport.cs BulkImports", "Imports/Bulk/NoteBulkImport.cs BulkImports", "Exports/ClaimExport.cs PreparedExports", "Jobs/ShowExportWork.cs PreparedExports",
            "Audit/RecordAct.cs AuditEntries", "Audit/ShowAuditState.cs AuditEntries", "Audit/VerifyAuditLog.cs AuditEntries", "src/Storage/ArchiveAuditLog.cs AuditEntries",
            "Notifications/ClaimMail.cs OutgoingMails", "Notifications/SettleMail.cs OutgoingMails", "PersonalData/MinimiseAccounts.cs Accounts",
            "PersonalData/MinimiseAccounts.cs ApiTokens", "PersonalData/MinimiseAccounts.cs OutgoingMails", "PersonalData/MinimiseAccounts.cs Set",
            "PersonalData/MinimiseAccounts.cs CorrectionRequests", "Access/DisableIdleAccounts.cs Accounts", "Access/DisableIdleAccounts.cs OutgoingMails",
            "Audit/MailAnchor.cs Organisations", "Assignments/Reporting/OpenPeriods.cs Assignments", "Notifications/PurgeMail.cs OutgoingMails", "Access/EndEverySignIn.cs Accounts", "Access/EndEverySignIn.cs ApiTokens",
        ]),
        ("an act of who administers these organisations hands over what they leave: it is counted and moved, and no record of it is shown",
        [
            "Reorganisations/PlanReorganisation.cs Organisations", "Reorganisations/CountOpen.cs Organisations", "Reorganisations/CountOpen.cs Accounts", "Reorganisations/CountOpen.cs RoleGrants",
            "Reorganisations/CountOpen.cs Mandates", "Reorganisations/CountOpen.cs Delegations", "Assignments/InheritAssignments.cs Assignments", "Programmes/InheritProgrammes.cs Programmes", "Targets/InheritTargets.cs Targets", "Targets/InheritTargets.cs TargetLines",
            "Bottlenecks/InheritBottlenecks.cs Bottlenecks", "Bottlenecks/InheritBottlenecks.cs Assignments",
            "Programmes/InheritProgrammes.cs Campaigns", "Programmes/InheritProgrammes.cs CampaignRequests", "Programmes/InheritProgrammes.cs OpinionRequests",
            "Access/InheritAccess.cs Accounts", "Access/InheritAccess.cs RoleGrants", "Access/InheritAccess.cs Mandates", "Access/InheritAccess.cs Delegations",
        ]),
        ("which document a mention means is settled by whose registries they stand in; who may not see it is shown the mention alone",
            ["Documents/References/ReferenceResolution.cs Documents", "Documents/References/ResolveMissedMentions.cs Documents"]),
        ("a programme that is seen names what it answers, who issued that, the number and the title, and a link only where that is seen as well",
            ["Programmes/Coverage/ShowCoverage.cs Documents", "Programmes/Issue/IssueProgramme.cs Documents", "Programmes/ListProgrammes.cs Documents", "Programmes/ShowProgramme.cs Documents"]),
        ("who is asked for an opinion is told of which programme, and by name who else is asked; a request names a person of any house by the user name, and a body as any form does",
        [
            "Programmes/Opinions/AskForOpinions.cs Accounts", "Programmes/Opinions/AskForOpinions.cs Organisations", "Programmes/Opinions/GiveOpinion.cs Programmes",
            "Programmes/Opinions/ListConsultations.cs Programmes", "Programmes/Opinions/ShowConsultation.cs OpinionRequests", "Programmes/Opinions/ShowConsultation.cs Programmes",
        ]),
        ("who is a member of a ballot reads the draft that is voted on and votes, whatever house they work for",
            ["Programmes/Ballots/CastVote.cs Programmes", "Programmes/Ballots/ShowOwnVotes.cs Programmes"]),
        ("to the programme that was read from VisibleTo: whom an opinion came from, and the code of the owner whose template the table is set into",
            ["Programmes/Opinions/ListSectionOrigins.cs OpinionRequests", "Programmes/Opinions/ShowOpinions.cs OpinionRequests", "Programmes/Opinions/ShowOpinions.cs Organisations"]),
        ("whether the owner of what is taken over, for which the user keeps the registry, is an office", ["Programmes/Drafting/AdoptProgramme.cs Organisations"]),
        ("what a programme that was opened from VisibleTo answers: given up, it leaves every request open again", ["Programmes/ChangeProgramme.cs CampaignRequests"]),
        ("whether a programme that was opened from VisibleTo has another version by now: what the second of two is told", ["Programmes/ProgrammeQueries.cs Programmes"]),
        ("the texts that the program compares a programme with; whose they are is shown from VisibleTo", ["Programmes/Judgement/SiblingTexts.cs Programmes"]),
        ("the code of the owner of a document that was read from VisibleTo: whose template it is set into", ["Documents/ShowDocumentText.cs Organisations"]),
        ("the program fills in what an update added", ["src/Storage/SearchKeys.cs Documents"]),
        ("whether anybody still administers the whole tree: a yes or a no", ["Access/ClosedAccounts.cs Accounts", "Access/ClosedAccounts.cs RoleGrants"]),
        ("whether there is any account at all", ["Access/CreateAccount.cs Accounts"]),
        ("which committee the house of a new account belongs to: its id, for the question where its role holds", ["Access/CreateAccount.cs Organisations"]),
        ("code, level and name of who is asked, of requests from VisibleTo", ["Programmes/Campaigns/ListRequests.cs Organisations"]),
        ("by who owns the database, where nobody is left who could see anything", ["Access/RecoverAdministrator.cs Accounts", "Access/RecoverAdministrator.cs Organisations", "Access/RecoverAdministrator.cs Set"]),
        ("a review lists what the accounts below one organisation hold, wherever; it is opened and read by who manages accounts there",
        [
            "Access/Reviews/DecideReviewed.cs Accounts", "Access/Reviews/ListReviews.cs AccountReviews", "Access/Reviews/OpenReview.cs AccountReviews",
            "Access/Reviews/OpenReview.cs Accounts", "Access/Reviews/OpenReview.cs ApiTokens", "Access/Reviews/OpenReview.cs Delegations",
            "Access/Reviews/OpenReview.cs Mandates", "Access/Reviews/OpenReview.cs RoleGrants",
        ]),
        ("the program looks what is to be urged, and who of an organisation may act on it; what it wrote is read from VisibleTo",
        [
            "Notifications/Urging/NoticeReaders.cs Accounts", "Notifications/Urging/NoticeReaders.cs RoleGrants", "Notifications/Urging/NoticeWriting.cs Notices",
            "Notifications/Urging/SendDigests.cs Accounts", "Notifications/Urging/UrgeOpenWork.cs Assignments",
        ]),
        ("of a notice that is seen: whether what it says still holds, who was told, and how the mail to them went",
        [
            "Notifications/Urging/ListNotices.cs Accounts", "Notifications/Urging/ListNotices.cs OutgoingMails", "Notifications/Urging/NoticeQueries.cs Assignments",
            "Notifications/Urging/ShowInbox.cs Notices",
        ]),
        ("one's own copies, and whether somebody urged an assignment that was read from VisibleTo today",
            ["Notifications/Urging/MarkNotices.cs Notices", "Notifications/Urging/UrgeAssignment.cs Notices"]),
        ("how often work that was read from VisibleTo was urged; of a letter that is seen, how much is still open, and who wrote it to whom",
        [
            "Notifications/Letters/LetterQueries.cs Notices", "Notifications/Letters/ShowLetter.cs Assignments", "Notifications/Letters/ShowLetter.cs Organisations",
        ]),
        ("how many of one's own wait", ["PersonalData/AskForCorrection.cs CorrectionRequests", "PersonalData/ShowPersonalData.cs CorrectionRequests"]),
        ("the same import that was opened from VisibleTo, read again after a lost race",
            ["Imports/ImportQueries.cs ImportedFiles", "Imports/RecordReviewedSession.cs ImportedFiles"]),
    ];

    /// <summary>What reads a part of a record which another file read from VisibleTo for it, by reason: file and set.</summary>
    static readonly (string Reason, string[] Uses)[] PartsOnly =
    [
        ("records are invented for an empty database: where the tasks of what was just registered stand", ["Generation/GenerateRecords.cs Provisions"]),
        ("the program reads provisions after an update, indexes what a transaction changed, and fills in keys of search",
        [
            "src/Storage/SearchKeys.cs DocumentReferences", "src/Storage/SearchKeys.cs ReviewedFacts",
            "src/Storage/SearchKeys.cs EngagementMembers", "Documents/Versions/ReadWaitingVersions.cs DocumentVersions",
            "Documents/Versions/ReadWaitingVersions.cs DocumentTexts", "Documents/Provisions/ReadProposalsAnew.cs DocumentVersions",
            "Documents/Provisions/ReadProposalsAnew.cs DocumentTexts", "Documents/Provisions/ReadProposalsAnew.cs ProvisionLineages",
            "Documents/Provisions/ReadProposalsAnew.cs Provisions",
            "Documents/Provisions/ReadProposalsAnew.cs ProvisionDuties", "Documents/Provisions/ReadProposalsAnew.cs ProvisionTargets", "Search/SearchIndexing.cs DocumentTexts",
            "Search/SearchIndexing.cs Provisions", "Search/SearchIndexing.cs Findings",
        ]),
        ("the assignment was opened by OpenAsync, from VisibleTo", ["Assignments/Course/ReplaceAssignment.cs AssignmentCooperations", "Assignments/Drafting/DescribeAssignment.cs AssignmentCooperations"]),
        ("the assignment of the report was opened by OpenAsync, from VisibleTo",
        [
            "Assignments/Reporting/ReportingQueries.cs PeriodReports", "Assignments/Reporting/ReportingQueries.cs PeriodReportVersions",
        ]),
        ("the caller gives the assignments, from VisibleTo; or it is the program that closes a period for everybody",
        [
            "Assignments/Reporting/PeriodCounting.cs PeriodReports", "Assignments/Reporting/PeriodCounting.cs PeriodReportVersions",
        ]),
        ("the program looks what is to be urged, writes it, and notes in which mail it went out; one's own copies, of notices from VisibleTo by OwnNotices",
        [
            "Notifications/Urging/MarkNotices.cs NoticeCopies", "Notifications/Urging/NoticeWriting.cs NoticeCopies", "Notifications/Urging/SendDigests.cs NoticeCopies",
            "Notifications/Urging/ShowInbox.cs NoticeCopies", "Notifications/Urging/UrgeOpenWork.cs AssignmentEvents", "Notifications/Urging/UrgeOpenWork.cs PeriodReports",
            "Notifications/Urging/UrgeOpenWork.cs PeriodReportVersions",
        ]),
        ("which provision of a document an assignment from VisibleTo stands at: ids, no words", ["Assignments/ListAnswers.cs ProvisionLineages", "Assignments/ListAnswers.cs Provisions"]),
        ("the document is asked for from VisibleTo by MayDecideAsync",
        [
            "Documents/Provisions/DecideProvisions.cs Provisions", "Documents/References/CorrectReference.cs DocumentReferences",
        ]),
        ("the projection, and the words that are compared; their callers have read the documents from VisibleTo",
        [
            "Documents/Provisions/ProvisionMatching.cs DocumentTexts", "Documents/Provisions/ProvisionMatching.cs Provisions",
            "Documents/Provisions/ProvisionRow.cs ProvisionDuties", "Documents/Provisions/ProvisionRow.cs Provisions",
            "Documents/Provisions/ProvisionRow.cs ProvisionTargets",
        ]),
        ("which document a mention means is settled by the registries; who may not see it is shown the mention alone", ["Documents/References/ReferenceResolution.cs DocumentReferences", "Documents/References/ResolveMissedMentions.cs DocumentReferences"]),
        ("the program notes what it did; what is shown is read by ShowBulkImport", ["Imports/Bulk/NoteBulkImport.cs BulkLines"]),
        ("the programme was opened from VisibleTo by OpenAsync, and its parent is the one that it answers",
        [
            "Programmes/Ballots/ShowOwnVotes.cs Ballots", "Programmes/Ballots/ShowOwnVotes.cs BallotMembers", "Programmes/Ballots/ShowOwnVotes.cs ProgrammeDrafts",
            "Programmes/Ballots/CloseBallot.cs Ballots", "Programmes/Ballots/OpenBallot.cs Opinions", "Programmes/Ballots/OpenBallot.cs ProgrammeSections",
            "Programmes/Coverage/DecideAnswers.cs CommitmentAnswers", "Programmes/Coverage/DecideAnswers.cs NotApplicableProvisions", "Programmes/Coverage/DecideAnswers.cs ProgrammeCommitments",
            "Programmes/Coverage/ConfirmClear.cs CommitmentAnswers", "Programmes/Coverage/ConfirmClear.cs ProgrammeCommitments", "Programmes/Coverage/ConfirmClear.cs ProgrammeEvents",
            "Programmes/Coverage/SayNotApplicable.cs CommitmentAnswers", "Programmes/Coverage/SayNotApplicable.cs NotApplicableProvisions",
            "Programmes/Drafting/KeepDraft.cs ProgrammeDrafts",
            "Programmes/Drafting/PlaceCommitment.cs ProgrammeCommitments", "Programmes/Drafting/PlaceCommitment.cs CommitmentAnswers",
            "Programmes/Drafting/PlaceSection.cs ProgrammeSections", "Programmes/Drafting/PlaceSection.cs ProgrammeCommitments",
            "Programmes/Drafting/SectionQueries.cs ProgrammeSections", "Programmes/Drafting/SectionQueries.cs ProgrammeCommitments",
            "Programmes/Drafting/WriteCommitment.cs NotApplicableProvisions", "Programmes/Drafting/WriteCommitment.cs ProgrammeCommitments", "Programmes/Drafting/WriteCommitment.cs CommitmentAnswers",
            "Programmes/Drafting/WriteSection.cs ProgrammeSections",
            "Programmes/Judgement/ExplainFlag.cs FlagExplanations",
        ]),
        ("the request was read from VisibleTo, and opens the draft that it is about; the programme was opened by OpenAsync",
        [
            "Programmes/Opinions/AskForOpinions.cs OpinionRounds", "Programmes/Opinions/DisposeOpinion.cs OpinionDisposals", "Programmes/Opinions/DisposeOpinion.cs Opinions",
            "Programmes/Opinions/GiveOpinion.cs OpinionRounds", "Programmes/Opinions/GiveOpinion.cs Opinions", "Programmes/Opinions/GiveOpinion.cs ProgrammeCommitments",
            "Programmes/Opinions/GiveOpinion.cs ProgrammeDrafts", "Programmes/Opinions/ListConsultations.cs OpinionRounds",
            "Programmes/Opinions/ListConsultations.cs Opinions", "Programmes/Opinions/ShowConsultation.cs OpinionRounds", "Programmes/Opinions/ShowConsultation.cs Opinions",
            "Programmes/Opinions/ShowConsultation.cs ProgrammeDrafts",
        ]),
        ("read for a programme or a document that the caller has from VisibleTo; of siblings only what the person may see is shown",
        [
            "Programmes/Coverage/ShowMatrix.cs CommitmentAnswers", "Programmes/Coverage/ListStandings.cs ProgrammeCommitments", "Programmes/Coverage/ListStandings.cs CommitmentAnswers",
            "Programmes/Coverage/ListStandings.cs NotApplicableProvisions", "Programmes/Drafting/AskedProvisions.cs DocumentTexts",
            "Programmes/Drafting/AskedProvisions.cs Provisions", "Programmes/Drafting/ProgrammeOutline.cs ProgrammeSections",
            "Programmes/Drafting/ProgrammeOutline.cs ProgrammeCommitments", "Programmes/Drafting/ProgrammeOutline.cs Provisions", "Programmes/Judgement/SiblingTexts.cs ProgrammeDrafts",
        ]),
        ("the bottlenecks are given by the caller, from VisibleTo, or were opened so by OpenAsync; the assignments that they hold up are read from VisibleTo",
            ["Bottlenecks/BottleneckRow.cs BottleneckHolds", "Bottlenecks/ForwardBottleneck.cs BottleneckHolds"]),
        ("the target was opened from VisibleTo by OpenAsync, its lines by OpenLinesAsync",
        [
            "Targets/Contests/ContestFigure.cs TargetContests",
            "Targets/Contests/ContestFigure.cs TargetFigures", "Targets/Contests/RejectContest.cs TargetContests", "Targets/Reporting/AcceptFigures.cs TargetFigures",
            "Targets/Reporting/ReturnFigure.cs TargetFigures", "Targets/Setting/ChangeTarget.cs TargetFigures",
        ]),
        ("the campaign was opened from VisibleTo by OpenAsync, or is that of a request that is seen",
        [
            "Programmes/Campaigns/AimCampaign.cs CampaignChoices", "Programmes/Campaigns/WriteRule.cs CampaignRules",
            "Programmes/Campaigns/WriteRule.cs Provisions",
        ]),
        ("an act of who administers these organisations hands over what they leave: it is counted and moved, and no record of it is shown",
        [
            "Reorganisations/CountOpen.cs AssignmentCooperations", "Reorganisations/CountOpen.cs Requirements", "Assignments/InheritAssignments.cs AssignmentCooperations",
            "Assignments/InheritAssignments.cs AssignmentEvents", "Assignments/InheritAssignments.cs Requirements", "Programmes/InheritProgrammes.cs Opinions",
            "Bottlenecks/InheritBottlenecks.cs BottleneckEvents", "Bottlenecks/InheritBottlenecks.cs BottleneckHolds",
        ]),
        ("counted, and no record of it is shown: ShowRollup asks first whether all that is counted is in the person's scope", ["Assignments/Tallies/CountPast.cs AssignmentEvents", "Assignments/Tallies/KeepPastDays.cs AssignmentEvents"]),
        ("the import was opened from VisibleTo by OpenAsync",
        [
            "Imports/RecordReviewedSession.cs ImportedTexts", "Imports/RegisterImportedDocument.cs ImportedTexts",
        ]),
    ];

    [Fact]
    public void Every_query_on_scoped_records_starts_from_VisibleTo_or_is_named_with_a_reason()
    {
        var found = Repository.Sources("src/").Where(path => !path.StartsWith("src/Tracking/Kernel/", StringComparison.Ordinal))
            .SelectMany(path => Unscoped(Repository.Read(path)).Select(set => $"{Short(path)} {set}")).Distinct(StringComparer.Ordinal);
        Assert.Equal(Exceptions.SelectMany(one => one.Uses).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Who_reads_a_part_reads_its_record_from_VisibleTo()
    {
        var found = Repository.Sources("src/").Where(path => !path.StartsWith("src/Tracking/Kernel/", StringComparison.Ordinal))
            .SelectMany(path => PartsWithoutRecord(Repository.Read(path)).Select(set => $"{Short(path)} {set}")).Distinct(StringComparer.Ordinal);
        Assert.Equal(PartsOnly.SelectMany(one => one.Uses).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_set_of_the_database_is_scoped_a_part_or_free()
    {
        var sets = DbSet().Matches(Repository.Read("src/Tracking/Kernel/TrackingDb.Tables.cs")).Select(match => match.Groups["set"].Value);
        Assert.Equal(Scoped.Concat(Parts.Values.SelectMany(parts => parts)).Concat(Free.Keys).Order(StringComparer.Ordinal), sets.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("var all = await db.Documents.CountAsync(cancel);", "Documents")]
    [InlineData("join db.Assignments\n    .Where(row => true)", "Assignments")]
    [InlineData("var sets = new { db.Engagements };", "Engagements")]
    [InlineData("var rows = db.Set<Document>();", "Set")]
    public void A_query_without_scope_is_found(string source, string set) => Assert.Equal([set], Unscoped(source));

    [Theory]
    [InlineData("var seen = db.Documents.VisibleTo(user, db);")]
    [InlineData("db.Assignments\n    .VisibleTo(user, db).ToReport(user, db)")]
    [InlineData("// db.Documents is what nobody should ask")]
    [InlineData("/// <summary>db.Documents</summary>")]
    public void A_query_with_scope_and_a_comment_are_not(string source) => Assert.Empty(Unscoped(source));

    [Fact]
    public void A_part_without_its_record_is_found()
    {
        Assert.Equal(["Evidence"], PartsWithoutRecord("db.Evidence.Where(row => row.Id == id)"));
        Assert.Equal(["Evidence"], PartsWithoutRecord("db.Documents.VisibleTo(user, db); db.DocumentTexts; db.Evidence.Where(row => row.Id == id)"));
        Assert.Empty(PartsWithoutRecord("db.Assignments.VisibleTo(user, db); db.Evidence.Where(row => row.Id == id)"));
    }

    static IEnumerable<string> Unscoped(string source) =>
        Query().Matches(Comment().Replace(source, "")).Where(match => match.Groups["set"].Value is "Set" || Scoped.Contains(match.Groups["set"].Value, StringComparer.Ordinal))
            .Where(match => !match.Groups["scope"].Success).Select(match => match.Groups["set"].Value);

    static IEnumerable<string> PartsWithoutRecord(string source)
    {
        var queries = Query().Matches(Comment().Replace(source, "")).Select(match => (Set: match.Groups["set"].Value, IsScoped: match.Groups["scope"].Success)).ToList();
        return Parts.Where(record => !queries.Contains((record.Key, true))).SelectMany(record => queries.Select(query => query.Set).Intersect(record.Value, StringComparer.Ordinal));
    }

    static string Short(string path) => path.Replace("src/Tracking/", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\b[dD]b\s*\.\s*(?<set>\w+)\b(?<scope>\s*\.\s*VisibleTo\()?", RegexOptions.None, 5000)]
    private static partial Regex Query();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, 5000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"DbSet<\w+>\s+(?<set>\w+)\s*=>", RegexOptions.None, 5000)]
    private static partial Regex DbSet();
}
