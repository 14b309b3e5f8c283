using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RecordedRequirements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "AssignmentId",
                table: "Requirements",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "WaitingKey",
                table: "CorrectionRequests",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<List<string>>(
                name: "Networks",
                table: "ApiTokens",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

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

            migrationBuilder.AlterColumn<Guid>(
                name: "AssignmentId",
                table: "Requirements",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
