using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PrintedNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PrintedLabel",
                table: "ProgrammeSections",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "PrintedPath",
                table: "ProgrammeSections",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "IsRead",
                table: "ProgrammeCommitments",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "PrintedLabel",
                table: "ProgrammeSections");

            migrationBuilder.DropColumn(
                name: "PrintedPath",
                table: "ProgrammeSections");

            migrationBuilder.DropColumn(
                name: "IsRead",
                table: "ProgrammeCommitments");
        }
    }
}
