using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Definition = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Direction = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Measure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Frequency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Forecast = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Baseline = table.Column<decimal>(type: "numeric", nullable: true),
                    BaselineOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceDocumentId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceProvisionId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceCommitmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ClosedReason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SetByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SearchKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TargetId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AnswersId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Aggregation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Weight = table.Column<decimal>(type: "numeric", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TargetId = table.Column<Guid>(type: "uuid", nullable: false),
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PeriodEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    IsLatest = table.Column<bool>(type: "boolean", nullable: false),
                    IsInForce = table.Column<bool>(type: "boolean", nullable: false),
                    Value = table.Column<decimal>(type: "numeric", nullable: true),
                    Upper = table.Column<decimal>(type: "numeric", nullable: true),
                    IsStrict = table.Column<bool>(type: "boolean", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IsMet = table.Column<bool>(type: "boolean", nullable: true),
                    NothingArose = table.Column<bool>(type: "boolean", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IsSetByOwner = table.Column<bool>(type: "boolean", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ByOrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    ForName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ForAccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedByName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReturnReason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Judged = table.Column<bool>(type: "boolean", nullable: true),
                    IsReached = table.Column<bool>(type: "boolean", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TargetId = table.Column<Guid>(type: "uuid", nullable: false),
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    FigureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Value = table.Column<decimal>(type: "numeric", nullable: true),
                    Upper = table.Column<decimal>(type: "numeric", nullable: true),
                    Words = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IsMet = table.Column<bool>(type: "boolean", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ByOrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DecidedByName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecisionReason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    BecameId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TargetId = table.Column<Guid>(type: "uuid", nullable: false),
                    FigureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FileName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FileSize = table.Column<long>(type: "bigint", nullable: false),
                    MediaType = table.Column<string>(type: "text", nullable: false, collation: "C")
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
