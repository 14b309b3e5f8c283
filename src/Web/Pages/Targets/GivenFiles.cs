using System.Globalization;
using System.Security.Cryptography;
using DonDoc.Formats;
using DonDoc.Formats.Outside;
using DonDoc.Storage;
using DonDoc.Tracking.Documents;
using DonDoc.Web.Pages.Assignments;
using DonDoc.Web.Pages.Imports;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Targets;

/// <summary>Files that are given to show values: named by what is in them, judged before any is kept, kept when the values are.</summary>
sealed class GivenFiles(FileStore store, ClassificationGate gate, VirusScanner scanner, IStringLocalizer<AssignmentWords> words)
{
    public const int Most = 5;
    public const long MostBytes = 5_000_000;

    /// <summary>Those of a form's field; what is wrong with their number and size is added to the problems.</summary>
    public List<IFormFile> Of(IFormCollection form, string field, List<FormProblem> problems)
    {
        var given = form.Files.Where(file => file.Name == field && file.Length > 0).ToList();
        if (given.Count > Most)
            problems.Add(new(field, words["file.too_many", Most]));
        problems.AddRange(given.Where(file => file.Length > MostBytes || FileNames.Clean(file.FileName) is null)
            .Select(file => new FormProblem(field, words["file.too_large", file.FileName, MostBytes / 1_000_000])));
        return given;
    }

    public static async Task<List<StoredFile>> NameAsync(List<IFormFile> given, CancellationToken cancel)
    {
        var named = new List<StoredFile>();
        foreach (var file in given)
        {
            await using var content = file.OpenReadStream();
            var head = new byte[1024];
            var name = FileNames.Harmless(FileNames.Clean(file.FileName)!, head.AsSpan(0, await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel)));
            content.Position = 0;
            named.Add(new StoredFile(Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel)), name, file.Length, "application/octet-stream"));
        }

        return named;
    }

    /// <summary>Asks the gate of secrecy, and then the scanner for viruses: what is classified goes to no other program.</summary>
    public async Task JudgeAsync(List<IFormFile> given, string field, List<FormProblem> problems, CancellationToken cancel)
    {
        foreach (var file in given)
        {
            await using var content = file.OpenReadStream();
            var judged = await EvidenceFile.JudgeAsync(content, file.FileName, cancel);
            content.Position = 0;
            if ((judged ?? await scanner.JudgeAsync(content, cancel)) is not { } refused)
                continue;
            if (refused.Mark is { } mark)
                await gate.RefusedAsync(mark, WayIn.Evidence);
            problems.Add(new(field, words["file.refused", FileNames.Clean(file.FileName)!, refused.Message(CultureInfo.CurrentUICulture)]));
        }
    }

    public async Task KeepAsync(List<IFormFile> given, CancellationToken cancel)
    {
        foreach (var file in given)
        {
            await using var content = file.OpenReadStream();
            await store.SaveAsync(content, cancel);
        }
    }
}
