using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RecordedRequirements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<byte[]>(
                name: "AssignmentId",
                table: "Requirements",
                type: "BLOB",
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");

            migrationBuilder.AddColumn<string>(
                name: "WaitingKey",
                table: "CorrectionRequests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Networks",
                table: "ApiTokens",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateIndex(
                name: "IX_CorrectionRequests_AccountId_What_WaitingKey",
                table: "CorrectionRequests",
                columns: new[] { "AccountId", "What", "WaitingKey" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CorrectionRequests_AccountId_What_WaitingKey",
                table: "CorrectionRequests");

            migrationBuilder.DropColumn(
                name: "WaitingKey",
                table: "CorrectionRequests");

            migrationBuilder.DropColumn(
                name: "Networks",
                table: "ApiTokens");

            migrationBuilder.AlterColumn<byte[]>(
                name: "AssignmentId",
                table: "Requirements",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0],
                oldClrType: typeof(byte[]),
                oldType: "BLOB",
                oldNullable: true);
        }
    }
}
