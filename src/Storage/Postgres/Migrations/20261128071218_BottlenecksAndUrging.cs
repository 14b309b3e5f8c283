using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DonDoc.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class BottlenecksAndUrging : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AssignmentSheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AssignerId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Table = table.Column<string>(type: "text", nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Sends = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedByName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Made = table.Column<int>(type: "integer", nullable: false),
                    Changed = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignmentSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AssignmentSheets_Organisations_AssignerId",
                        column: x => x.AssignerId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "NoticePreferences",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Pace = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DigestedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticePreferences", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_NoticePreferences_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Level = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Subject = table.Column<Guid>(type: "uuid", nullable: false),
                    Basis = table.Column<DateOnly>(type: "date", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    PeriodId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AboutId = table.Column<Guid>(type: "uuid", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Readers = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    ByName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ByOrganisationId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notices_Assignments_AssignmentId",
                        column: x => x.AssignmentId,
                        principalTable: "Assignments",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Notices_Organisations_AboutId",
                        column: x => x.AboutId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notices_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notices_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Page = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Query = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedViews_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "NoticeCopies",
                columns: table => new
                {
                    NoticeId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReplacedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    MailId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeCopies", x => new { x.NoticeId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_NoticeCopies_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_NoticeCopies_Notices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "Notices",
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
                name: "IX_AssignmentSheets_AssignerId_At",
                table: "AssignmentSheets",
                columns: new[] { "AssignerId", "At" });

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

            migrationBuilder.CreateIndex(
                name: "IX_NoticeCopies_AccountId_ReadAt_ReplacedAt",
                table: "NoticeCopies",
                columns: new[] { "AccountId", "ReadAt", "ReplacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_AboutId",
                table: "Notices",
                column: "AboutId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_AssignmentId",
                table: "Notices",
                column: "AssignmentId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_OrganisationId_Id",
                table: "Notices",
                columns: new[] { "OrganisationId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PeriodId",
                table: "Notices",
                column: "PeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Subject_Kind_Basis_OrganisationId_AboutId_Step",
                table: "Notices",
                columns: new[] { "Subject", "Kind", "Basis", "OrganisationId", "AboutId", "Step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_AccountId_Page_Name",
                table: "SavedViews",
                columns: new[] { "AccountId", "Page", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AssignmentSheets");

            migrationBuilder.DropTable(
                name: "BottleneckEvidence");

            migrationBuilder.DropTable(
                name: "BottleneckHolds");

            migrationBuilder.DropTable(
                name: "NoticeCopies");

            migrationBuilder.DropTable(
                name: "NoticePreferences");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "BottleneckEvents");

            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropTable(
                name: "Bottlenecks");
        }
    }
}
