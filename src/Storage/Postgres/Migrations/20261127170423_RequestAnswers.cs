using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RequestAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ProgrammeId",
                table: "CampaignRequests",
                type: "uuid",
                nullable: true);

            // Which programme answers which request stood with the programme.
            migrationBuilder.Sql(
                """
                UPDATE "CampaignRequests"
                SET "ProgrammeId" = (SELECT "Programmes"."Id" FROM "Programmes" WHERE "Programmes"."RequestId" = "CampaignRequests"."Id");
                """);

            migrationBuilder.DropForeignKey(
                name: "FK_Programmes_CampaignRequests_RequestId",
                table: "Programmes");

            migrationBuilder.DropIndex(
                name: "IX_Programmes_RequestId",
                table: "Programmes");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "Programmes");

            migrationBuilder.DropColumn(
                name: "RequestId",
                table: "Programmes");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignRequests_ProgrammeId",
                table: "CampaignRequests",
                column: "ProgrammeId");

            migrationBuilder.AddForeignKey(
                name: "FK_CampaignRequests_Programmes_ProgrammeId",
                table: "CampaignRequests",
                column: "ProgrammeId",
                principalTable: "Programmes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CampaignRequests_Programmes_ProgrammeId",
                table: "CampaignRequests");

            migrationBuilder.DropIndex(
                name: "IX_CampaignRequests_ProgrammeId",
                table: "CampaignRequests");

            migrationBuilder.DropColumn(
                name: "ProgrammeId",
                table: "CampaignRequests");

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "Programmes",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RequestId",
                table: "Programmes",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_RequestId",
                table: "Programmes",
                column: "RequestId",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Programmes_CampaignRequests_RequestId",
                table: "Programmes",
                column: "RequestId",
                principalTable: "CampaignRequests",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
