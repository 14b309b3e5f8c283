using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AssignmentCourse : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // With their keys at once: added later, a key makes the whole table anew, which on SQLite is not one transaction.
            migrationBuilder.Sql("""ALTER TABLE "Assignments" ADD COLUMN "ParentId" BLOB NULL CONSTRAINT "FK_Assignments_Assignments_ParentId" REFERENCES "Assignments" ("Id") ON DELETE RESTRICT""");
            migrationBuilder.Sql("""ALTER TABLE "Assignments" ADD COLUMN "ReplacedById" BLOB NULL CONSTRAINT "FK_Assignments_Assignments_ReplacedById" REFERENCES "Assignments" ("Id") ON DELETE RESTRICT""");
            migrationBuilder.Sql("""ALTER TABLE "Assignments" ADD COLUMN "SourceCommitmentId" BLOB NULL CONSTRAINT "FK_Assignments_ProgrammeCommitments_SourceCommitmentId" REFERENCES "ProgrammeCommitments" ("Id") ON DELETE SET NULL""");

            migrationBuilder.AddColumn<DateOnly>(
                name: "AskedDueDate",
                table: "Assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedReason",
                table: "Assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EvidenceCount",
                table: "Assignments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Field",
                table: "Assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastProgressOn",
                table: "Assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "Assignments",
                type: "TEXT",
                nullable: false,
                defaultValue: "ByHand");

            migrationBuilder.AddColumn<string>(
                name: "OriginWords",
                table: "Assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Percent",
                table: "Assignments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Priority",
                table: "Assignments",
                type: "TEXT",
                nullable: false,
                defaultValue: "Normal");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReceivedOn",
                table: "Assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Recurrence",
                table: "Assignments",
                type: "TEXT",
                nullable: false,
                defaultValue: "Once");

            migrationBuilder.AddColumn<string>(
                name: "Responsible",
                table: "Assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SuspendedFrom",
                table: "Assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SuspendedOn",
                table: "Assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AskedDueDate",
                table: "AssignmentEvents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "On",
                table: "AssignmentEvents",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<int>(
                name: "Percent",
                table: "AssignmentEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "AssignmentEvents",
                type: "TEXT",
                nullable: false,
                defaultValue: "Draft");

            migrationBuilder.AddColumn<DateOnly>(
                name: "StoppedOn",
                table: "AssignmentEvents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AssignmentMilestones",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AssignmentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    DueDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReachedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignmentMilestones", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AssignmentMilestones_Assignments_AssignmentId",
                        column: x => x.AssignmentId,
                        principalTable: "Assignments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_ParentId",
                table: "Assignments",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_ReplacedById",
                table: "Assignments",
                column: "ReplacedById");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_SourceCommitmentId",
                table: "Assignments",
                column: "SourceCommitmentId");

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentMilestones_AssignmentId_DueDate",
                table: "AssignmentMilestones",
                columns: new[] { "AssignmentId", "DueDate" });

            // Of acts from before: each says by its kind how the assignment stood after it, and by its instant the day.
            migrationBuilder.Sql("""
                UPDATE "AssignmentEvents" SET "On" = date("At", '+7 hours'),
                    "State" = CASE "Act" WHEN 'Assigned' THEN 'Assigned' WHEN 'ReportedDone' THEN 'ReportedDone' WHEN 'Confirmed' THEN 'Confirmed'
                        WHEN 'Returned' THEN 'Returned' WHEN 'Withdrawn' THEN 'Withdrawn' ELSE 'Draft' END,
                    "StoppedOn" = CASE "Act" WHEN 'ReportedDone' THEN date("At", '+7 hours') WHEN 'Confirmed' THEN
                        (SELECT "Assignments"."ReportedOn" FROM "Assignments" WHERE "Assignments"."Id" = "AssignmentEvents"."AssignmentId") END
                """);
            migrationBuilder.Sql("""
                UPDATE "Assignments" SET
                    "Origin" = CASE WHEN EXISTS (SELECT 1 FROM "Requirements" WHERE "Requirements"."AssignmentId" = "Assignments"."Id") THEN 'Requirement'
                        WHEN "SourceProvisionId" IS NOT NULL THEN 'Provision' ELSE 'ByHand' END,
                    "LastProgressOn" = (SELECT MAX("On") FROM "AssignmentEvents" WHERE "AssignmentEvents"."AssignmentId" = "Assignments"."Id" AND "Act" = 'ReportedDone'),
                    "ReceivedOn" = (SELECT MIN("On") FROM "AssignmentEvents" WHERE "AssignmentEvents"."AssignmentId" = "Assignments"."Id" AND "Act" = 'ReportedDone'),
                    "EvidenceCount" = (SELECT COUNT(*) FROM "Evidence" WHERE "Evidence"."AssignmentId" = "Assignments"."Id")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Assignments_Assignments_ParentId",
                table: "Assignments");

            migrationBuilder.DropForeignKey(
                name: "FK_Assignments_Assignments_ReplacedById",
                table: "Assignments");

            migrationBuilder.DropForeignKey(
                name: "FK_Assignments_ProgrammeCommitments_SourceCommitmentId",
                table: "Assignments");

            migrationBuilder.DropTable(
                name: "AssignmentMilestones");

            migrationBuilder.DropIndex(
                name: "IX_Assignments_ParentId",
                table: "Assignments");

            migrationBuilder.DropIndex(
                name: "IX_Assignments_ReplacedById",
                table: "Assignments");

            migrationBuilder.DropIndex(
                name: "IX_Assignments_SourceCommitmentId",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "AskedDueDate",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "AskedReason",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "EvidenceCount",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "Field",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "LastProgressOn",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "OriginWords",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "Percent",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "ReceivedOn",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "Recurrence",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "ReplacedById",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "Responsible",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "SourceCommitmentId",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "SuspendedFrom",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "SuspendedOn",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "AskedDueDate",
                table: "AssignmentEvents");

            migrationBuilder.DropColumn(
                name: "On",
                table: "AssignmentEvents");

            migrationBuilder.DropColumn(
                name: "Percent",
                table: "AssignmentEvents");

            migrationBuilder.DropColumn(
                name: "State",
                table: "AssignmentEvents");

            migrationBuilder.DropColumn(
                name: "StoppedOn",
                table: "AssignmentEvents");
        }
    }
}
