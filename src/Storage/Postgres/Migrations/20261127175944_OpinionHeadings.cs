using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class OpinionHeadings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Heading",
                table: "Opinions",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Sections",
                table: "OpinionRounds",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            // Of opinions from before, what the section is called now; one that was taken out since has no name any more.
            migrationBuilder.Sql("""
                UPDATE "Opinions" SET "Heading" = COALESCE((SELECT "ProgrammeSections"."Heading" FROM "ProgrammeSections" WHERE "ProgrammeSections"."Id" = "Opinions"."SectionId"), '')
                WHERE "SectionId" IS NOT NULL
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Heading",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "Sections",
                table: "OpinionRounds");
        }
    }
}
