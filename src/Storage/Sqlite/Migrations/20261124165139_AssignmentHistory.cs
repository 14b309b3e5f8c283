using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AssignmentHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "ByOrganisationId",
                table: "AssignmentEvents",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueDate",
                table: "AssignmentEvents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "LeadId",
                table: "AssignmentEvents",
                type: "BLOB",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ByOrganisationId",
                table: "AssignmentEvents");

            migrationBuilder.DropColumn(
                name: "DueDate",
                table: "AssignmentEvents");

            migrationBuilder.DropColumn(
                name: "LeadId",
                table: "AssignmentEvents");
        }
    }
}
