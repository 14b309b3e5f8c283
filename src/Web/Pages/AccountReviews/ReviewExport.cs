using DonDoc.Formats.Csv;
using DonDoc.Tracking.Access.Reviews;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.AccountReviews;

/// <summary>A review as a table for a spreadsheet. Taking it is an entry of the audit log.</summary>
static class ReviewExport
{
    static readonly string[] Columns = ["user-name", "person", "position", "home", "roles", "others", "last-sign-in", "second-factor", "decision", "reason", "decided-by", "decided-at"];

    public static void MapReviewExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/administration/reviews/{id:guid}/export", SendAsync).RequireAuthorization(nameof(Permission.ManageAccounts)).ExcludeFromDescription();

    static async Task<IResult> SendAsync(
        HttpContext http, Guid id, ShowReview show, RecordRead record, CurrentUser user, IStringLocalizer<AccountReviewWords> words, IStringLocalizer<AccountWords> accounts, CancellationToken cancel)
    {
        var review = new AccountReviewId(id);
        var shown = await show.RunAsync(new(review, Page: new PageRequest(Limit: PageRequest.Ceiling)), cancel);
        if (shown.IsRefused)
            return Results.NotFound();
        // Before the first row leaves.
        await record.RunAsync(new("account_review.exported", "account_review", id), cancel);

        http.Response.ContentType = CsvWriter.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"ra-soat-tai-khoan-{Dates.ForMachine(user.Today)}.csv\"";
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync([.. Columns.Select(name => (object?)words["column." + name].Value)]);
        for (var rows = shown.Value.Rows; ; rows = (await show.RunAsync(new(review, Page: new PageRequest(rows.Next, PageRequest.Ceiling)), cancel)).Value.Rows)
        {
            foreach (var row in rows.Items)
            {
                await csv.WriteRowAsync(row.UserName, row.DisplayName, row.Facts.Position, row.Facts.Home, string.Join("; ", accounts.Roles(row.Facts)),
                    string.Join("; ", words.Others(row.Facts)), row.Facts.LastSignInAt, words[row.Facts.HasSecondFactor ? "yes" : "no"].Value,
                    row.Decision is { } decision ? words["decision." + decision].Value : null, row.Reason, row.DecidedBy, row.DecidedAt);
            }

            if (rows.Next is null)
                return Results.Empty;
        }
    }
}
