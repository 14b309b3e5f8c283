using System.Globalization;
using AngleSharp.Html.Dom;
using DonDoc.Web.Pages.Assignments.Views;

namespace DonDoc.Web.Tests;

/// <summary>The assignments that a filter finds, by state, by month, along the time.</summary>
public sealed class AssignmentViewTests(DemonstrationSite site)
{
    static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7));

    static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    static string Text(IHtmlDocument page, string selector = "main") => page.QuerySelector(selector)?.TextContent ?? "";

    [Fact]
    public async Task One_assignment_stands_in_its_column_on_its_day_and_on_its_line()
    {
        var office = await site.SignedInAsync("vanphong");
        var due = Today.AddDays(45);
        var form = await office.OpenAsync("/assignments/new");
        var (path, page) = await office.SendAsync(form, "form:has(input[value='assignment'])", ("Form.Content", "Khảo sát đê quai Vạn Hương"), ("Form.Lead.Name", "Sở Xây dựng thành phố Hải Phòng"),
            ("Form.Product", "Báo cáo"), ("Form.Due", Day(due)), ("Form.Send", "true"));
        Assert.Contains("done=assigned", path, StringComparison.Ordinal);
        (_, page) = await office.SendAsync(page, "form:has(input[value='milestone'])", ("Milestone.Name", "Đề cương khảo sát"), ("Milestone.Due", Day(Today.AddDays(20))));

        var board = await office.OpenAsync("/assignments?q=de+quai&view=Board");
        Assert.Contains("Khảo sát đê quai Vạn Hương", Text(board, "section[aria-labelledby='board-Assigned']"), StringComparison.Ordinal);
        Assert.DoesNotContain("Khảo sát đê quai Vạn Hương", Text(board, "section[aria-labelledby='board-InProgress']"), StringComparison.Ordinal);
        // What is asked in one view is asked in the others.
        Assert.Equal("/assignments?q=de+quai&view=Calendar".Replace('+', ' '), Uri.UnescapeDataString(board.QuerySelectorAll(".class-filter a")[2].GetAttribute("href")!).Replace('+', ' '));

        var calendar = await office.OpenAsync($"/assignments?q=de+quai&view=Calendar&month={due:yyyy-MM}");
        var cell = Assert.Single(calendar.QuerySelectorAll(".calendar td"), one => one.TextContent.Contains("Khảo sát đê quai", StringComparison.Ordinal));
        Assert.Contains($"{due.Day}/{due.Month}", cell.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Khảo sát đê quai", Text(await office.OpenAsync($"/assignments?q=de+quai&view=Calendar&month={due.AddMonths(3):yyyy-MM}")), StringComparison.Ordinal);

        var gantt = await office.OpenAsync("/assignments?q=de+quai&view=Gantt");
        Assert.Contains($"Bắt đầu {Day(Today)}, thời hạn {Day(due)}", Text(gantt, ".gantt tbody"), StringComparison.Ordinal);
        Assert.Contains("Đề cương khảo sát", Text(gantt, ".gantt .step"), StringComparison.Ordinal);
        Assert.Single(gantt.QuerySelectorAll(".gantt tbody .bar"));
    }

    [Fact]
    public void The_scale_has_whole_months_around_what_is_shown_and_keeps_far_days_at_its_ends()
    {
        var today = new DateOnly(2026, 11, 28);
        var near = TimeScale.Of([new(2026, 10, 5), new(2027, 1, 31)], today, 1000);
        Assert.Equal((new DateOnly(2026, 10, 1), new DateOnly(2027, 2, 1)), (near.From, near.To));
        Assert.Equal((0, 1000), (near.At(near.From), near.At(near.To)));
        Assert.Equal(4, near.Months.Count());
        var far = TimeScale.Of([new(1990, 1, 1), new(2090, 1, 1)], today, 1000);
        Assert.Equal((new DateOnly(2025, 11, 1), new DateOnly(2028, 12, 1)), (far.From, far.To));
        Assert.Equal((far.From, far.To), (far.Clamp(new(1990, 1, 1)), far.Clamp(new(2090, 1, 1))));
    }
}
