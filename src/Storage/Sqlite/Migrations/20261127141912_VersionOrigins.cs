using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class VersionOrigins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ReadingRules",
                table: "DocumentVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "Recognised",
                table: "DocumentVersions",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "UnreadPages",
                table: "DocumentVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
