using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PastDaysAndLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "LastActOn",
                table: "Assignments",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsBackdated",
                table: "AssignmentEvents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // What was done before these columns were: the acts say when, and from which day they hold.
            migrationBuilder.Sql("""
                UPDATE "Assignments" SET "LastActOn" =
                  (SELECT MAX("On") FROM "AssignmentEvents" WHERE "AssignmentEvents"."AssignmentId" = "Assignments"."Id" AND "Act" NOT IN ('Urged', 'HandedOver'))
                """);
            migrationBuilder.Sql("""
                UPDATE "AssignmentEvents" SET "IsBackdated" = true WHERE ("At" AT TIME ZONE 'UTC' + interval '7 hours')::date <> "On"
                """);

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

            migrationBuilder.CreateTable(
                name: "UrgingLetters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SideId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: true),
                    SignerPosition = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SignerName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UrgingLetters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UrgingLetters_Organisations_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UrgingLetters_Organisations_SideId",
                        column: x => x.SideId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UrgingLetterWorks",
                columns: table => new
                {
                    LetterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DueDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Urged = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UrgingLetterWorks", x => new { x.LetterId, x.Number });
                    table.ForeignKey(
                        name: "FK_UrgingLetterWorks_Assignments_AssignmentId",
                        column: x => x.AssignmentId,
                        principalTable: "Assignments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_UrgingLetterWorks_UrgingLetters_LetterId",
                        column: x => x.LetterId,
                        principalTable: "UrgingLetters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateIndex(
                name: "IX_UrgingLetters_LeadId",
                table: "UrgingLetters",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_UrgingLetters_SideId",
                table: "UrgingLetters",
                column: "SideId");

            migrationBuilder.CreateIndex(
                name: "IX_UrgingLetterWorks_AssignmentId",
                table: "UrgingLetterWorks",
                column: "AssignmentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptDays");

            migrationBuilder.DropTable(
                name: "PastSums");

            migrationBuilder.DropTable(
                name: "UrgingLetterWorks");

            migrationBuilder.DropTable(
                name: "UrgingLetters");

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
                name: "LastActOn",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "IsBackdated",
                table: "AssignmentEvents");
        }
    }
}
