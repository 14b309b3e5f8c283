using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SearchTokens : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The index is made anew from the records at the start, in the new form.
            migrationBuilder.Sql("DELETE FROM \"SearchEntries\"; DELETE FROM \"SearchRecords\"; DROP TABLE \"SearchIndex\"");
            migrationBuilder.Sql(SqliteSearch.Create);

            migrationBuilder.CreateTable(
                name: "SearchWords",
                columns: table => new
                {
                    Plain = table.Column<string>(type: "TEXT", nullable: false),
                    Written = table.Column<string>(type: "TEXT", nullable: false)
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
