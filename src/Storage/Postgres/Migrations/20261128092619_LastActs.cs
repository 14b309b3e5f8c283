using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LastActs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "LastActOn",
                table: "Assignments",
                type: "date",
                nullable: true);

            // What was done before this column was: its acts say when.
            migrationBuilder.Sql("""
                UPDATE "Assignments" SET "LastActOn" =
                  (SELECT MAX("On") FROM "AssignmentEvents" WHERE "AssignmentEvents"."AssignmentId" = "Assignments"."Id" AND "Act" NOT IN ('Urged', 'HandedOver'))
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LastActOn",
                table: "Assignments");
        }
    }
}
