using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
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
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Evidence",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "EvidenceUntil",
                table: "Assignments",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PreparedExports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    List = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Format = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Query = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Site = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Total = table.Column<int>(type: "integer", nullable: true),
                    Done = table.Column<int>(type: "integer", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: true),
                    SealedKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ReachHash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Failure = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Claims = table.Column<int>(type: "integer", nullable: false),
                    ClaimedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
