using System.Text;
using DonDoc.Formats.Csv;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Reorganisations;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Reorganisations;

/// <summary>The lines of an act in a file that came with a form.</summary>
/// <param name="Lines">Null where no file was sent.</param>
/// <param name="Problems">What is wrong with it, at the field of the file.</param>
sealed record SentLines(IReadOnlyList<ReorganisationLine>? Lines, IReadOnlyList<FormProblem> Problems)
{
    /// <summary>Bytes; the reform of 2025 has less than one million.</summary>
    public const int MostBytes = 5_000_000;

    /// <summary>Of the wrong cells of a file so many are named.</summary>
    const int MostNamed = 50;

    public static async Task<SentLines> ReadAsync(HttpContext http, IStringLocalizer<ReorganisationWords> words, IStringLocalizer<RefusalWords> refusals)
    {
        if (http.Request.Form.Files["file"] is not { Length: > 0 } file)
            return new(null, []);
        if (file.Length > MostBytes)
            return new(null, [new("file", words["file.too_large", MostBytes / 1_000_000])]);
        string text;
        await using (var content = file.OpenReadStream())
        {
            using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true));
            try
            {
                text = await reader.ReadToEndAsync(http.RequestAborted);
            }
            catch (DecoderFallbackException)
            {
                return new(null, [new("file", words["file.not_utf8"])]);
            }
        }

        var (lines, wrong) = ReorganisationSheet.Read(CsvReader.Read(text));
        var problems = wrong.Take(MostNamed).Select(one => new FormProblem("file", words["line.problem", one.Place, refusals.Problem(one.Refusal).Text])).ToList();
        if (wrong.Count > MostNamed)
            problems.Add(new("file", words["line.more", wrong.Count - MostNamed]));
        return new(problems.Count > 0 ? null : lines, problems);
    }
}
