using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class BulkImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The index of texts is made anew from the records at the start, in the new form.
            migrationBuilder.Sql("TRUNCATE \"SearchEntries\", \"SearchRecords\"; ALTER TABLE \"SearchEntries\" DROP \"Words\"");
            migrationBuilder.Sql(PostgresSearch.Create);

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
                nullable: false);

            migrationBuilder.CreateTable(
                name: "BulkImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Total = table.Column<int>(type: "integer", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Next = table.Column<int>(type: "integer", nullable: false),
                    Registered = table.Column<int>(type: "integer", nullable: false),
                    Waiting = table.Column<int>(type: "integer", nullable: false),
                    Known = table.Column<int>(type: "integer", nullable: false),
                    Refused = table.Column<int>(type: "integer", nullable: false),
                    SealedKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Claims = table.Column<int>(type: "integer", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    ClaimedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Failure = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkImports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BulkImports_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SearchWords",
                columns: table => new
                {
                    Plain = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Written = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchWords", x => new { x.Plain, x.Written });
                });

            migrationBuilder.CreateTable(
                name: "BulkLines",
                columns: table => new
                {
                    BulkImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Result = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: true),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Arguments = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkLines", x => new { x.BulkImportId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_BulkLines_BulkImports_BulkImportId",
                        column: x => x.BulkImportId,
                        principalTable: "BulkImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BulkLines_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BulkLines_ImportedFiles_ImportId",
                        column: x => x.ImportId,
                        principalTable: "ImportedFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CorrectionRequests_AccountId_What_WaitingKey",
                table: "CorrectionRequests",
                columns: new[] { "AccountId", "What", "WaitingKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BulkImports_CreatedAt_Id",
                table: "BulkImports",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkImports_OrganisationId",
                table: "BulkImports",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_BulkImports_State_ClaimedUntil",
                table: "BulkImports",
                columns: new[] { "State", "ClaimedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkLines_DocumentId",
                table: "BulkLines",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_BulkLines_ImportId",
                table: "BulkLines",
                column: "ImportId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BulkLines");

            migrationBuilder.DropTable(
                name: "SearchWords");

            migrationBuilder.DropTable(
                name: "BulkImports");

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
