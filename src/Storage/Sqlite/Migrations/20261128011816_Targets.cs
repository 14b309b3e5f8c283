using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Targets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Targets",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", nullable: true),
                    Definition = table.Column<string>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Direction = table.Column<string>(type: "TEXT", nullable: false),
                    Measure = table.Column<string>(type: "TEXT", nullable: false),
                    Frequency = table.Column<string>(type: "TEXT", nullable: false),
                    Forecast = table.Column<string>(type: "TEXT", nullable: false),
                    Baseline = table.Column<decimal>(type: "TEXT", nullable: true),
                    BaselineOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SourceDocumentId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SourceProvisionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SourceCommitmentId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    ClosedReason = table.Column<string>(type: "TEXT", nullable: true),
                    SetAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SetByName = table.Column<string>(type: "TEXT", nullable: false),
                    SearchKey = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Targets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Targets_Documents_SourceDocumentId",
                        column: x => x.SourceDocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Targets_Organisations_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Targets_ProgrammeCommitments_SourceCommitmentId",
                        column: x => x.SourceCommitmentId,
                        principalTable: "ProgrammeCommitments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Targets_Provisions_SourceProvisionId",
                        column: x => x.SourceProvisionId,
                        principalTable: "Provisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TargetLines",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TargetId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AnswersId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ParentId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Aggregation = table.Column<string>(type: "TEXT", nullable: false),
                    Weight = table.Column<decimal>(type: "TEXT", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TargetLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TargetLines_Organisations_AnswersId",
                        column: x => x.AnswersId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TargetLines_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TargetLines_TargetLines_ParentId",
                        column: x => x.ParentId,
                        principalTable: "TargetLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TargetLines_Targets_TargetId",
                        column: x => x.TargetId,
                        principalTable: "Targets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TargetFigures",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TargetId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LineId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Period = table.Column<string>(type: "TEXT", nullable: false),
                    PeriodEnd = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    IsLatest = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsInForce = table.Column<bool>(type: "INTEGER", nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", nullable: true),
                    Upper = table.Column<decimal>(type: "TEXT", nullable: true),
                    IsStrict = table.Column<bool>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: true),
                    IsMet = table.Column<bool>(type: "INTEGER", nullable: true),
                    NothingArose = table.Column<bool>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    IsSetByOwner = table.Column<bool>(type: "INTEGER", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    ByOrganisationId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ForName = table.Column<string>(type: "TEXT", nullable: true),
                    ForAccountId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedByName = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReturnReason = table.Column<string>(type: "TEXT", nullable: true),
                    Judged = table.Column<bool>(type: "INTEGER", nullable: true),
                    IsReached = table.Column<bool>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TargetFigures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TargetFigures_TargetLines_LineId",
                        column: x => x.LineId,
                        principalTable: "TargetLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TargetFigures_Targets_TargetId",
                        column: x => x.TargetId,
                        principalTable: "Targets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TargetContests",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TargetId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LineId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FigureId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", nullable: true),
                    Upper = table.Column<decimal>(type: "TEXT", nullable: true),
                    Words = table.Column<string>(type: "TEXT", nullable: true),
                    IsMet = table.Column<bool>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    ByOrganisationId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedByName = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", nullable: true),
                    BecameId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TargetContests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TargetContests_TargetFigures_BecameId",
                        column: x => x.BecameId,
                        principalTable: "TargetFigures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TargetContests_TargetFigures_FigureId",
                        column: x => x.FigureId,
                        principalTable: "TargetFigures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TargetContests_TargetLines_LineId",
                        column: x => x.LineId,
                        principalTable: "TargetLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TargetContests_Targets_TargetId",
                        column: x => x.TargetId,
                        principalTable: "Targets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TargetEvidence",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TargetId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FigureId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    FileSize = table.Column<long>(type: "INTEGER", nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TargetEvidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TargetEvidence_TargetFigures_FigureId",
                        column: x => x.FigureId,
                        principalTable: "TargetFigures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TargetEvidence_Targets_TargetId",
                        column: x => x.TargetId,
                        principalTable: "Targets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TargetContests_BecameId",
                table: "TargetContests",
                column: "BecameId");

            migrationBuilder.CreateIndex(
                name: "IX_TargetContests_FigureId",
                table: "TargetContests",
                column: "FigureId");

            migrationBuilder.CreateIndex(
                name: "IX_TargetContests_LineId",
                table: "TargetContests",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_TargetContests_TargetId_State",
                table: "TargetContests",
                columns: new[] { "TargetId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_TargetEvidence_FigureId",
                table: "TargetEvidence",
                column: "FigureId");

            migrationBuilder.CreateIndex(
                name: "IX_TargetEvidence_Sha256",
                table: "TargetEvidence",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_TargetEvidence_TargetId",
                table: "TargetEvidence",
                column: "TargetId");

            migrationBuilder.CreateIndex(
                name: "IX_TargetFigures_LineId_Kind_Period_Number",
                table: "TargetFigures",
                columns: new[] { "LineId", "Kind", "Period", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TargetFigures_TargetId_State",
                table: "TargetFigures",
                columns: new[] { "TargetId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_TargetLines_AnswersId",
                table: "TargetLines",
                column: "AnswersId");

            migrationBuilder.CreateIndex(
                name: "IX_TargetLines_OrganisationId",
                table: "TargetLines",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_TargetLines_ParentId",
                table: "TargetLines",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_TargetLines_TargetId_OrganisationId_EndsOn",
                table: "TargetLines",
                columns: new[] { "TargetId", "OrganisationId", "EndsOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Targets_Code",
                table: "Targets",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Targets_OwnerId",
                table: "Targets",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Targets_SourceCommitmentId",
                table: "Targets",
                column: "SourceCommitmentId");

            migrationBuilder.CreateIndex(
                name: "IX_Targets_SourceDocumentId",
                table: "Targets",
                column: "SourceDocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_Targets_SourceProvisionId",
                table: "Targets",
                column: "SourceProvisionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TargetContests");

            migrationBuilder.DropTable(
                name: "TargetEvidence");

            migrationBuilder.DropTable(
                name: "TargetFigures");

            migrationBuilder.DropTable(
                name: "TargetLines");

            migrationBuilder.DropTable(
                name: "Targets");
        }
    }
}
