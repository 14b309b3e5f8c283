using System.Resources;

[assembly: NeutralResourcesLanguage("vi")]

namespace DonDoc.Web.Resources;

// One class a resource file: the name by which IStringLocalizer finds it.

/// <summary>The frame, sign-in and what every page shares.</summary>
public sealed class ShellWords;

/// <summary>Every refusal, by its code.</summary>
public sealed class RefusalWords;

public sealed class OrganisationWords;

public sealed class AccountWords;

/// <summary>Second factor, passkeys, sessions.</summary>
public sealed class FactorWords;

/// <summary>Tokens for programs.</summary>
public sealed class TokenWords;

/// <summary>Sign-in by an outside provider.</summary>
public sealed class OutsideWords;

/// <summary>What the program does by itself each day.</summary>
public sealed class JobWords;

/// <summary>Going through all accounts, twice a year.</summary>
public sealed class AccountReviewWords;

/// <summary>Mails, and the pages about them.</summary>
public sealed class MailWords;

/// <summary>Roll-ups of assignments.</summary>
public sealed class RollupWords;

public sealed class DocumentWords;

public sealed class ProgrammeWords;

/// <summary>The decision of the collective on a programme.</summary>
public sealed class BallotWords;

/// <summary>Issuing a programme, and its receipt.</summary>
public sealed class IssueWords;

/// <summary>Opinions on programmes: asked, given, answered.</summary>
public sealed class OpinionWords;

/// <summary>Asking many organisations for their programmes.</summary>
public sealed class CampaignWords;

public sealed class AssignmentWords;

/// <summary>Periodic reports: asked, sent, taken or given back.</summary>
public sealed class ReportingWords;

public sealed class EngagementWords;

/// <summary>Bringing files in.</summary>
public sealed class ImportWords;

/// <summary>Deciding on what the reader proposes.</summary>
public sealed class ReviewWords;

public sealed class HomeWords;

/// <summary>What is held about a person.</summary>
public sealed class PersonalDataWords;

/// <summary>The audit log: acts, records, properties.</summary>
public sealed class AuditWords;

/// <summary>Acts on many organisations: lines, preview, result; also the table in which lines are written.</summary>
public sealed class ReorganisationWords;

/// <summary>Targets: what is planned, told, compared and contested.</summary>
public sealed class TargetWords;

/// <summary>Bottlenecks: what holds work up, who is asked, how long it waits.</summary>
public sealed class BottleneckWords;

/// <summary>Urging: the inbox, the ledger, the digest.</summary>
public sealed class UrgingWords;

/// <summary>Letters that urge.</summary>
public sealed class LetterWords;

/// <summary>Lists as files, and those that are prepared in the background.</summary>
public sealed class ExportWords;
