using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
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
