using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class UrgingLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "UrgingLetterWorks");

            migrationBuilder.DropTable(
                name: "UrgingLetters");
        }
    }
}
