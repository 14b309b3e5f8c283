using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Sql(@"UPDATE ""AssignmentEvents"" SET ""IsBackdated"" = 1 WHERE date(""At"", '+7 hours') <> ""On""");

            migrationBuilder.CreateTable(
                name: "KeptDays",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    First = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Last = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SoonDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Changes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptDays", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PastSums",
                columns: table => new
                {
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false)
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
