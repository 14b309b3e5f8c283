using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Programmes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Programmes",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OwnerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParentDocumentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParentVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TypeCode = table.Column<string>(type: "TEXT", nullable: false),
                    TypeName = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    SearchKey = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DocumentId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Programmes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Programmes_DocumentVersions_ParentDocumentId_ParentVersion",
                        columns: x => new { x.ParentDocumentId, x.ParentVersion },
                        principalTable: "DocumentVersions",
                        principalColumns: new[] { "DocumentId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Programmes_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Programmes_Organisations_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FlagExplanations",
                columns: table => new
                {
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    PassageKey = table.Column<string>(type: "TEXT", nullable: false),
                    Passage = table.Column<string>(type: "TEXT", nullable: false),
                    Explanation = table.Column<string>(type: "TEXT", nullable: false),
                    ExplainedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExplainedByName = table.Column<string>(type: "TEXT", nullable: false),
                    ExplainedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FlagExplanations", x => new { x.ProgrammeId, x.Kind, x.PassageKey });
                    table.ForeignKey(
                        name: "FK_FlagExplanations_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NotApplicableProvisions",
                columns: table => new
                {
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProvisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    SaidBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SaidByName = table.Column<string>(type: "TEXT", nullable: false),
                    SaidAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotApplicableProvisions", x => new { x.ProgrammeId, x.ProvisionId });
                    table.ForeignKey(
                        name: "FK_NotApplicableProvisions_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_NotApplicableProvisions_Provisions_ProvisionId",
                        column: x => x.ProvisionId,
                        principalTable: "Provisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeDrafts",
                columns: table => new
                {
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PlainText = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    KeptBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KeptByName = table.Column<string>(type: "TEXT", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeDrafts", x => new { x.ProgrammeId, x.Number });
                    table.ForeignKey(
                        name: "FK_ProgrammeDrafts_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeEvents",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Act = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    ByOrganisationId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgrammeEvents_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeSections",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UnderId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Depth = table.Column<int>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Heading = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    EditedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EditedByName = table.Column<string>(type: "TEXT", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LeasedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LeasedByName = table.Column<string>(type: "TEXT", nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeSections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgrammeSections_ProgrammeSections_UnderId",
                        column: x => x.UnderId,
                        principalTable: "ProgrammeSections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgrammeSections_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeCommitments",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SectionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    Product = table.Column<string>(type: "TEXT", nullable: true),
                    Measure = table.Column<string>(type: "TEXT", nullable: true),
                    Target = table.Column<string>(type: "TEXT", nullable: true),
                    LeadId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LeadName = table.Column<string>(type: "TEXT", nullable: true),
                    Cooperating = table.Column<string>(type: "TEXT", nullable: true),
                    Responsible = table.Column<string>(type: "TEXT", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Milestones = table.Column<string>(type: "TEXT", nullable: true),
                    Means = table.Column<string>(type: "TEXT", nullable: true),
                    Authority = table.Column<string>(type: "TEXT", nullable: true),
                    EditedById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EditedByName = table.Column<string>(type: "TEXT", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeCommitments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgrammeCommitments_Organisations_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgrammeCommitments_ProgrammeSections_SectionId",
                        column: x => x.SectionId,
                        principalTable: "ProgrammeSections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgrammeCommitments_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CommitmentAnswers",
                columns: table => new
                {
                    CommitmentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProvisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Extent = table.Column<string>(type: "TEXT", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: true),
                    Words = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecidedByName = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommitmentAnswers", x => new { x.CommitmentId, x.ProvisionId });
                    table.ForeignKey(
                        name: "FK_CommitmentAnswers_ProgrammeCommitments_CommitmentId",
                        column: x => x.CommitmentId,
                        principalTable: "ProgrammeCommitments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CommitmentAnswers_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CommitmentAnswers_Provisions_ProvisionId",
                        column: x => x.ProvisionId,
                        principalTable: "Provisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CommitmentAnswers_ProgrammeId",
                table: "CommitmentAnswers",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_CommitmentAnswers_ProvisionId_ProgrammeId",
                table: "CommitmentAnswers",
                columns: new[] { "ProvisionId", "ProgrammeId" });

            migrationBuilder.CreateIndex(
                name: "IX_NotApplicableProvisions_ProvisionId",
                table: "NotApplicableProvisions",
                column: "ProvisionId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeCommitments_LeadId",
                table: "ProgrammeCommitments",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeCommitments_ProgrammeId_SectionId_Ordinal",
                table: "ProgrammeCommitments",
                columns: new[] { "ProgrammeId", "SectionId", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeCommitments_SectionId",
                table: "ProgrammeCommitments",
                column: "SectionId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeEvents_ProgrammeId_At",
                table: "ProgrammeEvents",
                columns: new[] { "ProgrammeId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_BegunAt_Id",
                table: "Programmes",
                columns: new[] { "BegunAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_DocumentId",
                table: "Programmes",
                column: "DocumentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_OwnerId_ParentDocumentId",
                table: "Programmes",
                columns: new[] { "OwnerId", "ParentDocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_ParentDocumentId_ParentVersion",
                table: "Programmes",
                columns: new[] { "ParentDocumentId", "ParentVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_ParentDocumentId_State",
                table: "Programmes",
                columns: new[] { "ParentDocumentId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_RequestId",
                table: "Programmes",
                column: "RequestId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeSections_ProgrammeId_UnderId_Ordinal",
                table: "ProgrammeSections",
                columns: new[] { "ProgrammeId", "UnderId", "Ordinal" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeSections_UnderId",
                table: "ProgrammeSections",
                column: "UnderId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CommitmentAnswers");

            migrationBuilder.DropTable(
                name: "FlagExplanations");

            migrationBuilder.DropTable(
                name: "NotApplicableProvisions");

            migrationBuilder.DropTable(
                name: "ProgrammeDrafts");

            migrationBuilder.DropTable(
                name: "ProgrammeEvents");

            migrationBuilder.DropTable(
                name: "ProgrammeCommitments");

            migrationBuilder.DropTable(
                name: "ProgrammeSections");

            migrationBuilder.DropTable(
                name: "Programmes");
        }
    }
}
