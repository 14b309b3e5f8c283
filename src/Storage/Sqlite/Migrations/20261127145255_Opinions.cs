using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Opinions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OpinionDisposals");

            migrationBuilder.DropTable(
                name: "Opinions");

            migrationBuilder.DropTable(
                name: "OpinionRequests");

            migrationBuilder.DropTable(
                name: "OpinionRounds");
        }
    }
}
