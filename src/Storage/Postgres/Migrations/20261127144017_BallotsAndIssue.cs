using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class BallotsAndIssue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "IssuedProvisionId",
                table: "ProgrammeCommitments",
                type: "uuid",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeCommitments_IssuedProvisionId",
                table: "ProgrammeCommitments",
                column: "IssuedProvisionId");

            migrationBuilder.CreateIndex(
                name: "IX_BallotMembers_AccountId",
                table: "BallotMembers",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_ProgrammeId_OpenedAt",
                table: "Ballots",
                columns: new[] { "ProgrammeId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeRecipients_InsteadOfId",
                table: "ProgrammeRecipients",
                column: "InsteadOfId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeRecipients_OrganisationId",
                table: "ProgrammeRecipients",
                column: "OrganisationId");

            migrationBuilder.AddForeignKey(
                name: "FK_ProgrammeCommitments_Provisions_IssuedProvisionId",
                table: "ProgrammeCommitments",
                column: "IssuedProvisionId",
                principalTable: "Provisions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ProgrammeCommitments_Provisions_IssuedProvisionId",
                table: "ProgrammeCommitments");

            migrationBuilder.DropTable(
                name: "BallotMembers");

            migrationBuilder.DropTable(
                name: "ProgrammeRecipients");

            migrationBuilder.DropTable(
                name: "Ballots");

            migrationBuilder.DropIndex(
                name: "IX_ProgrammeCommitments_IssuedProvisionId",
                table: "ProgrammeCommitments");

            migrationBuilder.DropColumn(
                name: "IssuedProvisionId",
                table: "ProgrammeCommitments");
        }
    }
}
