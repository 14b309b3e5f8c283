using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Audit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AccountName = table.Column<string>(type: "TEXT", nullable: true),
                    Under = table.Column<string>(type: "TEXT", nullable: true),
                    Act = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", nullable: true),
                    SubjectId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OwnerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", nullable: false),
                    Changes = table.Column<string>(type: "TEXT", nullable: true),
                    PreviousHash = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Sequence);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_AccountId_Sequence",
                table: "AuditEntries",
                columns: new[] { "AccountId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At",
                table: "AuditEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OwnerId_Sequence",
                table: "AuditEntries",
                columns: new[] { "OwnerId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_SubjectId_Sequence",
                table: "AuditEntries",
                columns: new[] { "SubjectId", "Sequence" });

            foreach (var act in new[] { "UPDATE", "DELETE" })
                migrationBuilder.Sql($"CREATE TRIGGER \"AuditEntries_{act}\" BEFORE {act} ON \"AuditEntries\" BEGIN SELECT RAISE(ABORT, 'The audit log is only appended to.'); END;");
            // INSERT OR REPLACE takes a row away without asking the trigger for it.
            migrationBuilder.Sql("CREATE TRIGGER \"AuditEntries_REPLACE\" BEFORE INSERT ON \"AuditEntries\" WHEN EXISTS (SELECT 1 FROM \"AuditEntries\" WHERE \"Sequence\" = NEW.\"Sequence\") BEGIN SELECT RAISE(ABORT, 'The audit log is only appended to.'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditEntries");
        }
    }
}
