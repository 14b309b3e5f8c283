using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Bottlenecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Bottlenecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RaiserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResolverId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Severity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Hinders = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Asks = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RaisedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ResolverSince = table.Column<DateOnly>(type: "date", nullable: false),
                    WaitsUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    WaitOrder = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OriginReportId = table.Column<Guid>(type: "uuid", nullable: true),
                    OriginVersion = table.Column<int>(type: "integer", nullable: true),
                    SearchKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bottlenecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bottlenecks_Organisations_RaiserId",
                        column: x => x.RaiserId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Bottlenecks_Organisations_ResolverId",
                        column: x => x.ResolverId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Bottlenecks_PeriodReports_OriginReportId",
                        column: x => x.OriginReportId,
                        principalTable: "PeriodReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BottleneckEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BottleneckId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Act = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ByOrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    ForAccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    ForName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RaiserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResolverId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResolverSince = table.Column<DateOnly>(type: "date", nullable: false),
                    WaitsUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BottleneckEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BottleneckEvents_Bottlenecks_BottleneckId",
                        column: x => x.BottleneckId,
                        principalTable: "Bottlenecks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BottleneckHolds",
                columns: table => new
                {
                    BottleneckId = table.Column<Guid>(type: "uuid", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BottleneckHolds", x => new { x.BottleneckId, x.AssignmentId });
                    table.ForeignKey(
                        name: "FK_BottleneckHolds_Assignments_AssignmentId",
                        column: x => x.AssignmentId,
                        principalTable: "Assignments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BottleneckHolds_Bottlenecks_BottleneckId",
                        column: x => x.BottleneckId,
                        principalTable: "Bottlenecks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BottleneckEvidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BottleneckId = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FileName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FileSize = table.Column<long>(type: "bigint", nullable: false),
                    MediaType = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BottleneckEvidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BottleneckEvidence_BottleneckEvents_EventId",
                        column: x => x.EventId,
                        principalTable: "BottleneckEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BottleneckEvidence_Bottlenecks_BottleneckId",
                        column: x => x.BottleneckId,
                        principalTable: "Bottlenecks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BottleneckEvents_BottleneckId_Number",
                table: "BottleneckEvents",
                columns: new[] { "BottleneckId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BottleneckEvents_ResolverId",
                table: "BottleneckEvents",
                column: "ResolverId");

            migrationBuilder.CreateIndex(
                name: "IX_BottleneckEvidence_BottleneckId",
                table: "BottleneckEvidence",
                column: "BottleneckId");

            migrationBuilder.CreateIndex(
                name: "IX_BottleneckEvidence_EventId",
                table: "BottleneckEvidence",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_BottleneckEvidence_Sha256",
                table: "BottleneckEvidence",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_BottleneckHolds_AssignmentId",
                table: "BottleneckHolds",
                column: "AssignmentId");

            migrationBuilder.CreateIndex(
                name: "IX_Bottlenecks_Code",
                table: "Bottlenecks",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bottlenecks_OriginReportId",
                table: "Bottlenecks",
                column: "OriginReportId");

            migrationBuilder.CreateIndex(
                name: "IX_Bottlenecks_RaisedOn_Id",
                table: "Bottlenecks",
                columns: new[] { "RaisedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Bottlenecks_RaiserId_State",
                table: "Bottlenecks",
                columns: new[] { "RaiserId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Bottlenecks_ResolverId_State",
                table: "Bottlenecks",
                columns: new[] { "ResolverId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Bottlenecks_WaitOrder_Id",
                table: "Bottlenecks",
                columns: new[] { "WaitOrder", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BottleneckEvidence");

            migrationBuilder.DropTable(
                name: "BottleneckHolds");

            migrationBuilder.DropTable(
                name: "BottleneckEvents");

            migrationBuilder.DropTable(
                name: "Bottlenecks");
        }
    }
}
