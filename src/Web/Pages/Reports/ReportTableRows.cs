using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Pages.Exports;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Reports;

/// <summary>The reports that a filter finds, as a table.</summary>
sealed class ReportTableRows(ListReports list, IStringLocalizer<ReportingWords> words, IStringLocalizer<AssignmentWords> of) : ITableRows
{
    static readonly string[] OfWork = ["code", "content", "lead-name", "assigner", "due", "timeliness"];
    static readonly string[] OfReport = ["period", "standing", "sent-day", "percent", "judgement", "result", "difficulties"];

    public IReadOnlyList<SheetHead> Heads =>
    [
        .. OfWork.Select(name => Head(of[name], name)), .. OfReport.Select(name => Head(words[name], name)), Head(of["sign"], "sign"),
    ];

    public async Task<int?> CountAsync(TableQuery asked, int most, CancellationToken cancel) => await list.CountAsync(ReportsFilter.Of(asked.Query).Input(new PageRequest()), most, cancel);

    public IAsyncEnumerable<object?[]> RowsAsync(TableQuery asked, CancellationToken cancel)
    {
        var filter = ReportsFilter.Of(asked.Query);
        PeriodLine? period = null;
        return ListTable.AllAsync(async page =>
        {
            var found = await list.RunAsync(filter.Input(page), cancel);
            period = found.Period;
            return found.Page;
        }).Select(row => new object?[]
        {
            row.Code, row.Content, row.LeadName, row.AssignerName, row.DueDate, of["timeliness." + row.Timeliness].Value, words.Name(period!), words["standing." + row.Standing].Value,
            row.SentOn, row.Percent, row.Judgement is { } judgement ? words["judgement." + judgement].Value : null, row.NothingArose ? words["nothing"].Value : row.Result, row.Difficulties,
            string.Join("; ", row.Signs.Select(sign => words["sign." + sign, Math.Round(100 * (row.Copied ?? 0))].Value)),
        });
    }

    static SheetHead Head(string heading, string name) => new(heading, name is "content" or "result" or "difficulties" ? 60 : 18);
}
