using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Programmes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ReadingRules",
                table: "DocumentVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "Recognised",
                table: "DocumentVersions",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "UnreadPages",
                table: "DocumentVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Campaigns",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DocumentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DocumentVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    TypeCode = table.Column<string>(type: "TEXT", nullable: false),
                    TypeName = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Template = table.Column<string>(type: "TEXT", nullable: true),
                    UnderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Levels = table.Column<string>(type: "TEXT", nullable: false),
                    Types = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedByName = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SentByName = table.Column<string>(type: "TEXT", nullable: true),
                    Asked = table.Column<int>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedByName = table.Column<string>(type: "TEXT", nullable: true),
                    ClosingNote = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Campaigns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Campaigns_DocumentVersions_DocumentId_DocumentVersion",
                        columns: x => new { x.DocumentId, x.DocumentVersion },
                        principalTable: "DocumentVersions",
                        principalColumns: new[] { "DocumentId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Campaigns_Organisations_AskerId",
                        column: x => x.AskerId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Campaigns_Organisations_UnderId",
                        column: x => x.UnderId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignChoices",
                columns: table => new
                {
                    CampaignId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignChoices", x => new { x.CampaignId, x.OrganisationId });
                    table.ForeignKey(
                        name: "FK_CampaignChoices_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CampaignChoices_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignReminders",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CampaignId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ones = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Requests = table.Column<int>(type: "INTEGER", nullable: false),
                    Letters = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignReminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignReminders_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignRequests",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CampaignId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OriginalDueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ExtensionReason = table.Column<string>(type: "TEXT", nullable: true),
                    ExtendedByName = table.Column<string>(type: "TEXT", nullable: true),
                    ExtendedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReceivedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReceivedByName = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignRequests_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CampaignRequests_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignRules",
                columns: table => new
                {
                    CampaignId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ProvisionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Level = table.Column<string>(type: "TEXT", nullable: true),
                    Type = table.Column<string>(type: "TEXT", nullable: true),
                    Field = table.Column<string>(type: "TEXT", nullable: true),
                    UnderId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Applies = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignRules", x => new { x.CampaignId, x.Number });
                    table.ForeignKey(
                        name: "FK_CampaignRules_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CampaignRules_Organisations_UnderId",
                        column: x => x.UnderId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CampaignRules_Provisions_ProvisionId",
                        column: x => x.ProvisionId,
                        principalTable: "Provisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Programmes",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OwnerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParentDocumentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParentVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TypeCode = table.Column<string>(type: "TEXT", nullable: false),
                    TypeName = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    SearchKey = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DocumentId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsAdopted = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Programmes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Programmes_CampaignRequests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "CampaignRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Programmes_DocumentVersions_ParentDocumentId_ParentVersion",
                        columns: x => new { x.ParentDocumentId, x.ParentVersion },
                        principalTable: "DocumentVersions",
                        principalColumns: new[] { "DocumentId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Programmes_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Programmes_Organisations_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RequestReminders",
                columns: table => new
                {
                    RequestId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReminderId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestReminders", x => new { x.RequestId, x.Day });
                    table.ForeignKey(
                        name: "FK_RequestReminders_CampaignReminders_ReminderId",
                        column: x => x.ReminderId,
                        principalTable: "CampaignReminders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RequestReminders_CampaignRequests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "CampaignRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Ballots",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DraftNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Form = table.Column<string>(type: "TEXT", nullable: false),
                    Counting = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    QuorumNumerator = table.Column<int>(type: "INTEGER", nullable: false),
                    QuorumDenominator = table.Column<int>(type: "INTEGER", nullable: false),
                    MajorityNumerator = table.Column<int>(type: "INTEGER", nullable: false),
                    MajorityDenominator = table.Column<int>(type: "INTEGER", nullable: false),
                    MajorityOfAll = table.Column<bool>(type: "INTEGER", nullable: false),
                    OpenedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OpenedByName = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedByName = table.Column<string>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", nullable: true),
                    CountedFor = table.Column<int>(type: "INTEGER", nullable: true),
                    CountedAgainst = table.Column<int>(type: "INTEGER", nullable: true),
                    CountedAbstained = table.Column<int>(type: "INTEGER", nullable: true),
                    Minutes = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ballots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Ballots_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FlagExplanations",
                columns: table => new
                {
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    PassageKey = table.Column<string>(type: "TEXT", nullable: false),
                    Passage = table.Column<string>(type: "TEXT", nullable: false),
                    Explanation = table.Column<string>(type: "TEXT", nullable: false),
                    ExplainedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExplainedByName = table.Column<string>(type: "TEXT", nullable: false),
                    ExplainedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FlagExplanations", x => new { x.ProgrammeId, x.Kind, x.PassageKey });
                    table.ForeignKey(
                        name: "FK_FlagExplanations_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NotApplicableProvisions",
                columns: table => new
                {
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProvisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    SaidBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SaidByName = table.Column<string>(type: "TEXT", nullable: false),
                    SaidAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotApplicableProvisions", x => new { x.ProgrammeId, x.ProvisionId });
                    table.ForeignKey(
                        name: "FK_NotApplicableProvisions_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_NotApplicableProvisions_Provisions_ProvisionId",
                        column: x => x.ProvisionId,
                        principalTable: "Provisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeDrafts",
                columns: table => new
                {
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PlainText = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    KeptBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KeptByName = table.Column<string>(type: "TEXT", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeDrafts", x => new { x.ProgrammeId, x.Number });
                    table.ForeignKey(
                        name: "FK_ProgrammeDrafts_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeEvents",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Act = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    ByOrganisationId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgrammeEvents_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeRecipients",
                columns: table => new
                {
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    InsteadOfId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReceivedByName = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeRecipients", x => new { x.ProgrammeId, x.OrganisationId });
                    table.ForeignKey(
                        name: "FK_ProgrammeRecipients_Organisations_InsteadOfId",
                        column: x => x.InsteadOfId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgrammeRecipients_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgrammeRecipients_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeSections",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UnderId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Depth = table.Column<int>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Heading = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    EditedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EditedByName = table.Column<string>(type: "TEXT", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LeasedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LeasedByName = table.Column<string>(type: "TEXT", nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeSections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgrammeSections_ProgrammeSections_UnderId",
                        column: x => x.UnderId,
                        principalTable: "ProgrammeSections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgrammeSections_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BallotMembers",
                columns: table => new
                {
                    BallotId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<string>(type: "TEXT", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IsPresent = table.Column<bool>(type: "INTEGER", nullable: false),
                    Vote = table.Column<string>(type: "TEXT", nullable: true),
                    VotedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EnteredByName = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BallotMembers", x => new { x.BallotId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_BallotMembers_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OpinionRounds",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    DraftNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    AskedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpinionRounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpinionRounds_ProgrammeDrafts_ProgrammeId_DraftNumber",
                        columns: x => new { x.ProgrammeId, x.DraftNumber },
                        principalTable: "ProgrammeDrafts",
                        principalColumns: new[] { "ProgrammeId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeCommitments",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SectionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    Product = table.Column<string>(type: "TEXT", nullable: true),
                    Measure = table.Column<string>(type: "TEXT", nullable: true),
                    Target = table.Column<string>(type: "TEXT", nullable: true),
                    LeadId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LeadName = table.Column<string>(type: "TEXT", nullable: true),
                    Cooperating = table.Column<string>(type: "TEXT", nullable: true),
                    Responsible = table.Column<string>(type: "TEXT", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Milestones = table.Column<string>(type: "TEXT", nullable: true),
                    Means = table.Column<string>(type: "TEXT", nullable: true),
                    Authority = table.Column<string>(type: "TEXT", nullable: true),
                    IssuedProvisionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    EditedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EditedByName = table.Column<string>(type: "TEXT", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeCommitments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgrammeCommitments_Organisations_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgrammeCommitments_ProgrammeSections_SectionId",
                        column: x => x.SectionId,
                        principalTable: "ProgrammeSections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgrammeCommitments_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProgrammeCommitments_Provisions_IssuedProvisionId",
                        column: x => x.IssuedProvisionId,
                        principalTable: "Provisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OpinionRequests",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RoundId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AskedName = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpinionRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpinionRequests_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OpinionRequests_OpinionRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "OpinionRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OpinionRequests_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CommitmentAnswers",
                columns: table => new
                {
                    CommitmentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProvisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Extent = table.Column<string>(type: "TEXT", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: true),
                    Words = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecidedByName = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommitmentAnswers", x => new { x.CommitmentId, x.ProvisionId });
                    table.ForeignKey(
                        name: "FK_CommitmentAnswers_ProgrammeCommitments_CommitmentId",
                        column: x => x.CommitmentId,
                        principalTable: "ProgrammeCommitments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CommitmentAnswers_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CommitmentAnswers_Provisions_ProvisionId",
                        column: x => x.ProvisionId,
                        principalTable: "Provisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Opinions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RequestId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Stance = table.Column<string>(type: "TEXT", nullable: false),
                    SectionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CommitmentId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Quote = table.Column<string>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    GivenBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GivenByName = table.Column<string>(type: "TEXT", nullable: false),
                    GivenFor = table.Column<byte[]>(type: "BLOB", nullable: true),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Disposal = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Opinions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Opinions_OpinionRequests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "OpinionRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OpinionDisposals",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OpinionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Disposal = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Change = table.Column<string>(type: "TEXT", nullable: true),
                    SectionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    By = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpinionDisposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpinionDisposals_Opinions_OpinionId",
                        column: x => x.OpinionId,
                        principalTable: "Opinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BallotMembers_AccountId",
                table: "BallotMembers",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_ProgrammeId_OpenedAt",
                table: "Ballots",
                columns: new[] { "ProgrammeId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignChoices_OrganisationId",
                table: "CampaignChoices",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignReminders_CampaignId_At",
                table: "CampaignReminders",
                columns: new[] { "CampaignId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignRequests_CampaignId_OrganisationId",
                table: "CampaignRequests",
                columns: new[] { "CampaignId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CampaignRequests_OrganisationId_DueOn",
                table: "CampaignRequests",
                columns: new[] { "OrganisationId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignRules_ProvisionId",
                table: "CampaignRules",
                column: "ProvisionId");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignRules_UnderId",
                table: "CampaignRules",
                column: "UnderId");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_AskerId",
                table: "Campaigns",
                column: "AskerId");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_CreatedAt_Id",
                table: "Campaigns",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_DocumentId_DocumentVersion",
                table: "Campaigns",
                columns: new[] { "DocumentId", "DocumentVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_UnderId",
                table: "Campaigns",
                column: "UnderId");

            migrationBuilder.CreateIndex(
                name: "IX_CommitmentAnswers_ProgrammeId",
                table: "CommitmentAnswers",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_CommitmentAnswers_ProvisionId_ProgrammeId",
                table: "CommitmentAnswers",
                columns: new[] { "ProvisionId", "ProgrammeId" });

            migrationBuilder.CreateIndex(
                name: "IX_NotApplicableProvisions_ProvisionId",
                table: "NotApplicableProvisions",
                column: "ProvisionId");

            migrationBuilder.CreateIndex(
                name: "IX_OpinionDisposals_OpinionId_Ordinal",
                table: "OpinionDisposals",
                columns: new[] { "OpinionId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OpinionDisposals_ProgrammeId",
                table: "OpinionDisposals",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_OpinionRequests_AccountId",
                table: "OpinionRequests",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_OpinionRequests_OrganisationId",
                table: "OpinionRequests",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_OpinionRequests_ProgrammeId",
                table: "OpinionRequests",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_OpinionRequests_RoundId",
                table: "OpinionRequests",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_OpinionRounds_ProgrammeId_DraftNumber",
                table: "OpinionRounds",
                columns: new[] { "ProgrammeId", "DraftNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_OpinionRounds_ProgrammeId_Number",
                table: "OpinionRounds",
                columns: new[] { "ProgrammeId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Opinions_ProgrammeId",
                table: "Opinions",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_Opinions_RequestId",
                table: "Opinions",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeCommitments_IssuedProvisionId",
                table: "ProgrammeCommitments",
                column: "IssuedProvisionId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeCommitments_LeadId",
                table: "ProgrammeCommitments",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeCommitments_ProgrammeId_SectionId_Ordinal",
                table: "ProgrammeCommitments",
                columns: new[] { "ProgrammeId", "SectionId", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeCommitments_SectionId",
                table: "ProgrammeCommitments",
                column: "SectionId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeEvents_ProgrammeId_At",
                table: "ProgrammeEvents",
                columns: new[] { "ProgrammeId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeRecipients_InsteadOfId",
                table: "ProgrammeRecipients",
                column: "InsteadOfId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeRecipients_OrganisationId",
                table: "ProgrammeRecipients",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_BegunAt_Id",
                table: "Programmes",
                columns: new[] { "BegunAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_DocumentId",
                table: "Programmes",
                column: "DocumentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_OwnerId_ParentDocumentId",
                table: "Programmes",
                columns: new[] { "OwnerId", "ParentDocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_ParentDocumentId_ParentVersion",
                table: "Programmes",
                columns: new[] { "ParentDocumentId", "ParentVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_UnderWay",
                table: "Programmes",
                columns: new[] { "OwnerId", "ParentDocumentId" },
                unique: true,
                filter: "\"State\" NOT IN ('Issued', 'Withdrawn')");

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_ParentDocumentId_State",
                table: "Programmes",
                columns: new[] { "ParentDocumentId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_RequestId",
                table: "Programmes",
                column: "RequestId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeSections_ProgrammeId_UnderId_Ordinal",
                table: "ProgrammeSections",
                columns: new[] { "ProgrammeId", "UnderId", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeSections_UnderId",
                table: "ProgrammeSections",
                column: "UnderId");

            migrationBuilder.CreateIndex(
                name: "IX_RequestReminders_ReminderId",
                table: "RequestReminders",
                column: "ReminderId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BallotMembers");

            migrationBuilder.DropTable(
                name: "CampaignChoices");

            migrationBuilder.DropTable(
                name: "CampaignRules");

            migrationBuilder.DropTable(
                name: "CommitmentAnswers");

            migrationBuilder.DropTable(
                name: "FlagExplanations");

            migrationBuilder.DropTable(
                name: "NotApplicableProvisions");

            migrationBuilder.DropTable(
                name: "OpinionDisposals");

            migrationBuilder.DropTable(
                name: "ProgrammeEvents");

            migrationBuilder.DropTable(
                name: "ProgrammeRecipients");

            migrationBuilder.DropTable(
                name: "RequestReminders");

            migrationBuilder.DropTable(
                name: "Ballots");

            migrationBuilder.DropTable(
                name: "ProgrammeCommitments");

            migrationBuilder.DropTable(
                name: "Opinions");

            migrationBuilder.DropTable(
                name: "CampaignReminders");

            migrationBuilder.DropTable(
                name: "ProgrammeSections");

            migrationBuilder.DropTable(
                name: "OpinionRequests");

            migrationBuilder.DropTable(
                name: "OpinionRounds");

            migrationBuilder.DropTable(
                name: "ProgrammeDrafts");

            migrationBuilder.DropTable(
                name: "Programmes");

            migrationBuilder.DropTable(
                name: "CampaignRequests");

            migrationBuilder.DropTable(
                name: "Campaigns");

            migrationBuilder.DropColumn(
                name: "ReadingRules",
                table: "DocumentVersions");

            migrationBuilder.DropColumn(
                name: "Recognised",
                table: "DocumentVersions");

            migrationBuilder.DropColumn(
                name: "UnreadPages",
                table: "DocumentVersions");
        }
    }
}
