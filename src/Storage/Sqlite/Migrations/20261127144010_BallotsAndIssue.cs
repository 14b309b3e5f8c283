using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BallotsAndIssue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "IssuedProvisionId",
                table: "ProgrammeCommitments",
                type: "BLOB",
                nullable: true);

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
