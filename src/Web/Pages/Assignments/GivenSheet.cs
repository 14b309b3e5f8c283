using System.Globalization;
using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Assignments.Sheets;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Pages.Kit;

namespace DonDoc.Web.Pages.Assignments;

/// <summary>A table that came with a form: read after it was judged as every file is.</summary>
sealed class GivenSheet(GivenFiles files, TrackingOptions options)
{
    /// <param name="Rows">Null where it was refused, or none came.</param>
    public sealed record Result(string Name, IReadOnlyList<GivenRow>? Rows, IReadOnlyList<FormProblem> Problems);

    public async Task<Result> ReadAsync(HttpContext http)
    {
        var given = GivenFiles.Of(http.Request).Take(1).ToList();
        if (given.Count == 0)
            return new("", null, []);
        var problems = files.Unfit(given).ToList();
        if (problems.Count == 0)
            problems = await files.JudgeAsync(given, http.RequestAborted);
        if (problems.Count > 0)
            return new("", null, problems);
        var name = (await GivenFiles.NameAsync(given, http.RequestAborted))[0].Name;
        using var content = new MemoryStream();
        await given[0].CopyToAsync(content, http.RequestAborted);
        // The heading, titles above it and groups are rows as well; what is left is counted anew.
        var read = SheetReader.Read(content.ToArray(), options.SheetRows * 2);
        return read.Refusal is { } refusal
            ? new(name, null, [new(GivenFiles.Field, refusal.Message(CultureInfo.CurrentUICulture))])
            : new(name, [.. read.Rows.Select(row => new GivenRow(row.Number, [.. row.Cells.Select(cell => new GivenCell(cell.Text, cell.Day, cell.IsMonth, cell.IsError))]))], []);
    }
}
