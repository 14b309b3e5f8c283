using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EvidenceAndExports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "HoldsUntil",
                table: "Evidence",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Evidence",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EvidenceUntil",
                table: "Assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PreparedExports",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    List = table.Column<string>(type: "TEXT", nullable: false),
                    Format = table.Column<string>(type: "TEXT", nullable: false),
                    Query = table.Column<string>(type: "TEXT", nullable: false),
                    Site = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Total = table.Column<int>(type: "INTEGER", nullable: true),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: true),
                    SealedKey = table.Column<string>(type: "TEXT", nullable: true),
                    ReachHash = table.Column<string>(type: "TEXT", nullable: true),
                    Failure = table.Column<string>(type: "TEXT", nullable: true),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Claims = table.Column<int>(type: "INTEGER", nullable: false),
                    ClaimedUntil = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PreparedExports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PreparedExports_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PeriodReports_Submitted",
                table: "PeriodReports",
                column: "AssignmentId",
                filter: "\"State\" = 'Submitted'");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_Asked",
                table: "Assignments",
                column: "AssignerId",
                filter: "\"AskedDueDate\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_State_DueOrder_Id",
                table: "Assignments",
                columns: new[] { "State", "DueOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PreparedExports_AccountId_CreatedAt",
                table: "PreparedExports",
                columns: new[] { "AccountId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PreparedExports_State_ClaimedUntil",
                table: "PreparedExports",
                columns: new[] { "State", "ClaimedUntil" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PreparedExports");

            migrationBuilder.DropIndex(
                name: "IX_PeriodReports_Submitted",
                table: "PeriodReports");

            migrationBuilder.DropIndex(
                name: "IX_Assignments_Asked",
                table: "Assignments");

            migrationBuilder.DropIndex(
                name: "IX_Assignments_State_DueOrder_Id",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "HoldsUntil",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "EvidenceUntil",
                table: "Assignments");
        }
    }
}
