using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PastSums : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsBackdated",
                table: "AssignmentEvents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Sql(@"UPDATE ""AssignmentEvents"" SET ""IsBackdated"" = true WHERE (""At"" AT TIME ZONE 'UTC' + interval '7 hours')::date <> ""On""");

            migrationBuilder.CreateTable(
                name: "KeptDays",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    First = table.Column<DateOnly>(type: "date", nullable: false),
                    Last = table.Column<DateOnly>(type: "date", nullable: false),
                    SoonDays = table.Column<int>(type: "integer", nullable: false),
                    Changes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptDays", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PastSums",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Cells = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastSums", x => new { x.OrganisationId, x.Day });
                });

            migrationBuilder.InsertData(
                table: "KeptDays",
                columns: new[] { "Id", "Changes", "First", "Last", "SoonDays" },
                values: new object[] { 1, 0, new DateOnly(9999, 12, 31), new DateOnly(1, 1, 1), 0 });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentEvents_At",
                table: "AssignmentEvents",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentEvents_Backdated",
                table: "AssignmentEvents",
                columns: new[] { "On", "At", "AssignmentId" },
                filter: "\"IsBackdated\"");

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentEvents_LeadId_At",
                table: "AssignmentEvents",
                columns: new[] { "LeadId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptDays");

            migrationBuilder.DropTable(
                name: "PastSums");

            migrationBuilder.DropIndex(
                name: "IX_AssignmentEvents_At",
                table: "AssignmentEvents");

            migrationBuilder.DropIndex(
                name: "IX_AssignmentEvents_Backdated",
                table: "AssignmentEvents");

            migrationBuilder.DropIndex(
                name: "IX_AssignmentEvents_LeadId_At",
                table: "AssignmentEvents");

            migrationBuilder.DropColumn(
                name: "IsBackdated",
                table: "AssignmentEvents");
        }
    }
}
