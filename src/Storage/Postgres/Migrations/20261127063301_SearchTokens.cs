using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SearchTokens : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The index is made anew from the records at the start, in the new form.
            migrationBuilder.Sql("TRUNCATE \"SearchEntries\", \"SearchRecords\"; ALTER TABLE \"SearchEntries\" DROP \"Words\"");
            migrationBuilder.Sql(PostgresSearch.Create);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchWords");
        }
    }
}
