using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Documents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DocumentVersions",
                columns: table => new
                {
                    DocumentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: true),
                    FileName = table.Column<string>(type: "TEXT", nullable: true),
                    FileSize = table.Column<long>(type: "INTEGER", nullable: true),
                    MediaType = table.Column<string>(type: "TEXT", nullable: true),
                    AddedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsRead = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentVersions", x => new { x.DocumentId, x.Number });
                    table.ForeignKey(
                        name: "FK_DocumentVersions_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // Each document so far becomes its own first version; its provisions are read at the next start.
            migrationBuilder.Sql("""
                INSERT INTO "DocumentVersions" ("DocumentId", "Number", "Stage", "Note", "Sha256", "FileName", "FileSize", "MediaType", "AddedBy", "AddedAt", "IsRead")
                SELECT "Id", 1, 'Issued', NULL, "Sha256", "FileName", "FileSize", "MediaType", "RegisteredBy", "RegisteredAt", 0 FROM "Documents"
                """);

            migrationBuilder.DropIndex(
                name: "IX_Documents_Sha256",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Sha256",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "FileName",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "FileSize",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "MediaType",
                table: "Documents");

            migrationBuilder.AddColumn<string>(
                name: "Slug",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RetentionYears",
                table: "Documents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Slug",
                table: "Documents",
                column: "Slug");

            migrationBuilder.DropForeignKey(
                name: "FK_DocumentTexts_Documents_DocumentId",
                table: "DocumentTexts");

            migrationBuilder.DropPrimaryKey(
                name: "PK_DocumentTexts",
                table: "DocumentTexts");

            migrationBuilder.DropIndex(
                name: "IX_DocumentReferences_NumberKey",
                table: "DocumentReferences");

            migrationBuilder.AddColumn<int>(
                name: "VersionNumber",
                table: "DocumentTexts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "CurrentVersion",
                table: "Documents",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "Mark",
                table: "Documents",
                type: "TEXT",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateTime>(
                name: "DecidedAt",
                table: "DocumentReferences",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "DecidedBy",
                table: "DocumentReferences",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "DocumentReferences",
                type: "TEXT",
                nullable: false,
                defaultValue: "Cites");

            migrationBuilder.AddColumn<string>(
                name: "ProposedKind",
                table: "DocumentReferences",
                type: "TEXT",
                nullable: false,
                defaultValue: "Cites");

            migrationBuilder.AddColumn<string>(
                name: "ToPath",
                table: "DocumentReferences",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "DocumentReferences",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "VersionNumber",
                table: "DocumentReferences",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<byte[]>(
                name: "SourceProvisionId",
                table: "Assignments",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SourceVersion",
                table: "Assignments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_DocumentTexts",
                table: "DocumentTexts",
                columns: new[] { "DocumentId", "VersionNumber" });

            migrationBuilder.CreateTable(
                name: "Provisions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DocumentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentOrdinal = table.Column<int>(type: "INTEGER", nullable: true),
                    Depth = table.Column<int>(type: "INTEGER", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", nullable: false),
                    Heading = table.Column<string>(type: "TEXT", nullable: true),
                    Start = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnEnd = table.Column<int>(type: "INTEGER", nullable: false),
                    End = table.Column<int>(type: "INTEGER", nullable: false),
                    Proposed = table.Column<string>(type: "TEXT", nullable: true),
                    Rule = table.Column<string>(type: "TEXT", nullable: true),
                    Confidence = table.Column<double>(type: "REAL", nullable: true),
                    WordsStart = table.Column<int>(type: "INTEGER", nullable: true),
                    WordsEnd = table.Column<int>(type: "INTEGER", nullable: true),
                    Decided = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Provisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Provisions_DocumentVersions_DocumentId_VersionNumber",
                        columns: x => new { x.DocumentId, x.VersionNumber },
                        principalTable: "DocumentVersions",
                        principalColumns: new[] { "DocumentId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProvisionDuties",
                columns: table => new
                {
                    ProvisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Task = table.Column<string>(type: "TEXT", nullable: true),
                    Lead = table.Column<string>(type: "TEXT", nullable: true),
                    Cooperating = table.Column<string>(type: "TEXT", nullable: true),
                    Due = table.Column<string>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Product = table.Column<string>(type: "TEXT", nullable: true),
                    Group = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProvisionDuties", x => x.ProvisionId);
                    table.ForeignKey(
                        name: "FK_ProvisionDuties_Provisions_ProvisionId",
                        column: x => x.ProvisionId,
                        principalTable: "Provisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProvisionLineages",
                columns: table => new
                {
                    OlderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NewerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DocumentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProvisionLineages", x => new { x.NewerId, x.OlderId });
                    table.ForeignKey(
                        name: "FK_ProvisionLineages_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProvisionLineages_Provisions_NewerId",
                        column: x => x.NewerId,
                        principalTable: "Provisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProvisionLineages_Provisions_OlderId",
                        column: x => x.OlderId,
                        principalTable: "Provisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProvisionTargets",
                columns: table => new
                {
                    ProvisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Quantity = table.Column<decimal>(type: "TEXT", nullable: true),
                    Upper = table.Column<decimal>(type: "TEXT", nullable: true),
                    Comparison = table.Column<string>(type: "TEXT", nullable: true),
                    Unit = table.Column<string>(type: "TEXT", nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: true),
                    Start = table.Column<int>(type: "INTEGER", nullable: true),
                    End = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProvisionTargets", x => new { x.ProvisionId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_ProvisionTargets_Provisions_ProvisionId",
                        column: x => x.ProvisionId,
                        principalTable: "Provisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentReferences_NumberKey_ToId",
                table: "DocumentReferences",
                columns: new[] { "NumberKey", "ToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_SourceProvisionId",
                table: "Assignments",
                column: "SourceProvisionId");

            migrationBuilder.CreateIndex(
                name: "IX_DocumentVersions_Sha256",
                table: "DocumentVersions",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_DocumentVersions_Unread",
                table: "DocumentVersions",
                column: "DocumentId",
                filter: "NOT \"IsRead\"");

            migrationBuilder.CreateIndex(
                name: "IX_ProvisionLineages_DocumentId",
                table: "ProvisionLineages",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_ProvisionLineages_OlderId",
                table: "ProvisionLineages",
                column: "OlderId");

            migrationBuilder.CreateIndex(
                name: "IX_Provisions_DocumentId_VersionNumber_Ordinal",
                table: "Provisions",
                columns: new[] { "DocumentId", "VersionNumber", "Ordinal" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Assignments_Provisions_SourceProvisionId",
                table: "Assignments",
                column: "SourceProvisionId",
                principalTable: "Provisions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DocumentTexts_DocumentVersions_DocumentId_VersionNumber",
                table: "DocumentTexts",
                columns: new[] { "DocumentId", "VersionNumber" },
                principalTable: "DocumentVersions",
                principalColumns: new[] { "DocumentId", "Number" },
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // A table that goes would take with it what still points to it: tables are made anew only at the end.
            migrationBuilder.Sql("PRAGMA foreign_keys = 0", suppressTransaction: true);

            migrationBuilder.DropForeignKey(
                name: "FK_Assignments_Provisions_SourceProvisionId",
                table: "Assignments");

            migrationBuilder.DropForeignKey(
                name: "FK_DocumentTexts_DocumentVersions_DocumentId_VersionNumber",
                table: "DocumentTexts");

            migrationBuilder.DropIndex(
                name: "IX_Documents_Slug",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Slug",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "RetentionYears",
                table: "Documents");

            migrationBuilder.AddColumn<string>(
                name: "Sha256",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FileName",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FileSize",
                table: "Documents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MediaType",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql("""
                UPDATE "Documents" SET ("Sha256", "FileName", "FileSize", "MediaType") = (
                    SELECT "Sha256", "FileName", "FileSize", "MediaType" FROM "DocumentVersions" WHERE "DocumentId" = "Id" AND "Number" = 1)
                """);

            migrationBuilder.Sql("""DELETE FROM "DocumentTexts" WHERE "VersionNumber" > 1""");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Sha256",
                table: "Documents",
                column: "Sha256");

            migrationBuilder.DropTable(
                name: "ProvisionDuties");

            migrationBuilder.DropTable(
                name: "ProvisionLineages");

            migrationBuilder.DropTable(
                name: "ProvisionTargets");

            migrationBuilder.DropTable(
                name: "Provisions");

            migrationBuilder.DropTable(
                name: "DocumentVersions");

            migrationBuilder.DropPrimaryKey(
                name: "PK_DocumentTexts",
                table: "DocumentTexts");

            migrationBuilder.DropIndex(
                name: "IX_DocumentReferences_NumberKey_ToId",
                table: "DocumentReferences");

            migrationBuilder.DropIndex(
                name: "IX_Assignments_SourceProvisionId",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "VersionNumber",
                table: "DocumentTexts");

            migrationBuilder.DropColumn(
                name: "CurrentVersion",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Mark",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "DecidedAt",
                table: "DocumentReferences");

            migrationBuilder.DropColumn(
                name: "DecidedBy",
                table: "DocumentReferences");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "DocumentReferences");

            migrationBuilder.DropColumn(
                name: "ProposedKind",
                table: "DocumentReferences");

            migrationBuilder.DropColumn(
                name: "ToPath",
                table: "DocumentReferences");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "DocumentReferences");

            migrationBuilder.DropColumn(
                name: "VersionNumber",
                table: "DocumentReferences");

            migrationBuilder.DropColumn(
                name: "SourceProvisionId",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "SourceVersion",
                table: "Assignments");

            migrationBuilder.AddPrimaryKey(
                name: "PK_DocumentTexts",
                table: "DocumentTexts",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_DocumentReferences_NumberKey",
                table: "DocumentReferences",
                column: "NumberKey");

            migrationBuilder.AddForeignKey(
                name: "FK_DocumentTexts_Documents_DocumentId",
                table: "DocumentTexts",
                column: "DocumentId",
                principalTable: "Documents",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
