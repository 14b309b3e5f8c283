using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Reorganisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CampaignRequests_CampaignId_OrganisationId",
                table: "CampaignRequests");

            migrationBuilder.AddColumn<Guid>(
                name: "AskedId",
                table: "CampaignRequests",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // Who was asked is who answers, until one takes over from another.
            migrationBuilder.Sql("""UPDATE "CampaignRequests" SET "AskedId" = "OrganisationId" """);

            migrationBuilder.CreateTable(
                name: "Reorganisations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Basis = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Lines = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PreparedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    PreparedByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PreparedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedByName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reorganisations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reorganisations_Organisations_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganisationSuccessions",
                columns: table => new
                {
                    PredecessorId = table.Column<Guid>(type: "uuid", nullable: false),
                    SuccessorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    ReorganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Basis = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordedByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganisationSuccessions", x => new { x.PredecessorId, x.SuccessorId, x.ReorganisationId });
                    table.ForeignKey(
                        name: "FK_OrganisationSuccessions_Organisations_PredecessorId",
                        column: x => x.PredecessorId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrganisationSuccessions_Organisations_SuccessorId",
                        column: x => x.SuccessorId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrganisationSuccessions_Reorganisations_ReorganisationId",
                        column: x => x.ReorganisationId,
                        principalTable: "Reorganisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignRequests_CampaignId_AskedId",
                table: "CampaignRequests",
                columns: new[] { "CampaignId", "AskedId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrganisationSuccessions_ReorganisationId",
                table: "OrganisationSuccessions",
                column: "ReorganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_OrganisationSuccessions_SuccessorId",
                table: "OrganisationSuccessions",
                column: "SuccessorId");

            migrationBuilder.CreateIndex(
                name: "IX_Reorganisations_OwnerId",
                table: "Reorganisations",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Reorganisations_PreparedAt_Id",
                table: "Reorganisations",
                columns: new[] { "PreparedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OrganisationSuccessions");

            migrationBuilder.DropTable(
                name: "Reorganisations");

            migrationBuilder.DropIndex(
                name: "IX_CampaignRequests_CampaignId_AskedId",
                table: "CampaignRequests");

            migrationBuilder.DropColumn(
                name: "AskedId",
                table: "CampaignRequests");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignRequests_CampaignId_OrganisationId",
                table: "CampaignRequests",
                columns: new[] { "CampaignId", "OrganisationId" },
                unique: true);
        }
    }
}
