using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
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
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "Recognised",
                table: "DocumentVersions",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "UnreadPages",
                table: "DocumentVersions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Campaigns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AskerId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentVersion = table.Column<int>(type: "integer", nullable: false),
                    TypeCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TypeName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Template = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UnderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Levels = table.Column<string>(type: "text", nullable: false),
                    Types = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SentByName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Asked = table.Column<int>(type: "integer", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedByName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ClosingNote = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsAsked = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C")
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ones = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Requests = table.Column<int>(type: "integer", nullable: false),
                    Letters = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Level = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Field = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OriginalDueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ExtensionReason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ExtendedByName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ExtendedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReceivedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceivedByName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ProvisionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Level = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Field = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UnderId = table.Column<Guid>(type: "uuid", nullable: true),
                    Applies = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParentDocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParentVersion = table.Column<int>(type: "integer", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: true),
                    TypeCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TypeName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SearchKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    BegunAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsAdopted = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    ReminderId = table.Column<Guid>(type: "uuid", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    DraftNumber = table.Column<int>(type: "integer", nullable: false),
                    Form = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Counting = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    QuorumNumerator = table.Column<int>(type: "integer", nullable: false),
                    QuorumDenominator = table.Column<int>(type: "integer", nullable: false),
                    MajorityNumerator = table.Column<int>(type: "integer", nullable: false),
                    MajorityDenominator = table.Column<int>(type: "integer", nullable: false),
                    MajorityOfAll = table.Column<bool>(type: "boolean", nullable: false),
                    OpenedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenedByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedByName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Outcome = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    CountedFor = table.Column<int>(type: "integer", nullable: true),
                    CountedAgainst = table.Column<int>(type: "integer", nullable: true),
                    CountedAbstained = table.Column<int>(type: "integer", nullable: true),
                    Minutes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PassageKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Passage = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Explanation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ExplainedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ExplainedByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ExplainedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProvisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SaidBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SaidByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SaidAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    PlainText = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    KeptBy = table.Column<Guid>(type: "uuid", nullable: false),
                    KeptByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    KeptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Act = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ByOrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    InsteadOfId = table.Column<Guid>(type: "uuid", nullable: true),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReceivedByName = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnderId = table.Column<Guid>(type: "uuid", nullable: true),
                    Depth = table.Column<int>(type: "integer", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Heading = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EditedById = table.Column<Guid>(type: "uuid", nullable: false),
                    EditedByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LeasedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    LeasedByName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LeasedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    BallotId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Position = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsPresent = table.Column<bool>(type: "boolean", nullable: false),
                    Vote = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    VotedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EnteredByName = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    DraftNumber = table.Column<int>(type: "integer", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    SectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Product = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Measure = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Target = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: true),
                    LeadName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Cooperating = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Responsible = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Milestones = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Means = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Authority = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IssuedProvisionId = table.Column<Guid>(type: "uuid", nullable: true),
                    EditedById = table.Column<Guid>(type: "uuid", nullable: false),
                    EditedByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedName = table.Column<string>(type: "text", nullable: false, collation: "C")
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
                    CommitmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProvisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Extent = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Decision = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Score = table.Column<double>(type: "double precision", nullable: true),
                    Words = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    DecidedByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stance = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SectionId = table.Column<Guid>(type: "uuid", nullable: true),
                    CommitmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Quote = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    GivenBy = table.Column<Guid>(type: "uuid", nullable: false),
                    GivenByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    GivenFor = table.Column<Guid>(type: "uuid", nullable: true),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsLate = table.Column<bool>(type: "boolean", nullable: false),
                    Disposal = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OpinionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Disposal = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Change = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SectionId = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
