using System.Globalization;
using System.Security.Cryptography;
using DonDoc.Formats;
using DonDoc.Formats.Outside;
using DonDoc.Storage;
using DonDoc.Tracking.Documents;
using DonDoc.Web.Installation;
using DonDoc.Web.Pages.Imports;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Assignments;

/// <summary>Evidence as a form brings it: named first, judged all before any is kept, kept when the report is about to be committed.</summary>
sealed class GivenFiles(FileStore store, ClassificationGate gate, VirusScanner scanner, Readers places, IStringLocalizer<AssignmentWords> words)
{
    public const string Field = "files";
    public const int Most = 5;
    public const long MostBytes = 5_000_000;

    public static List<IFormFile> Of(HttpRequest request) => [.. request.Form.Files.Where(file => file is { Name: Field, Length: > 0 })];

    /// <summary>Too many, too large, without a usable name.</summary>
    public IEnumerable<FormProblem> Unfit(List<IFormFile> given)
    {
        if (given.Count > Most)
            yield return new(Field, words["file.too_many", Most]);
        foreach (var file in given.Where(file => file.Length > MostBytes || FileNames.Clean(file.FileName) is null))
            yield return new(Field, words["file.too_large", file.FileName, MostBytes / 1_000_000]);
    }

    /// <summary>What they are, for the record.</summary>
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

    /// <summary>Looks into each. To be asked only for who may report: for others no file is read.</summary>
    public async Task<List<FormProblem>> JudgeAsync(List<IFormFile> given, CancellationToken cancel)
    {
        using var place = await places.EnterAsync(cancel);
        if (place is null)
            return [new(Field, words["file.busy"])];
        var problems = new List<FormProblem>();
        foreach (var file in given)
        {
            await using var content = file.OpenReadStream();
            var judged = await EvidenceFile.JudgeAsync(content, file.FileName, cancel);
            content.Position = 0;
            // After the gate: what is classified goes to no other program.
            if ((judged ?? await scanner.JudgeAsync(content, cancel)) is not { } refused)
                continue;
            if (refused.Mark is { } mark)
                await gate.RefusedAsync(mark, WayIn.Evidence);
            problems.Add(new(Field, words["file.refused", FileNames.Clean(file.FileName)!, refused.Message(CultureInfo.CurrentUICulture)]));
        }

        return problems;
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
