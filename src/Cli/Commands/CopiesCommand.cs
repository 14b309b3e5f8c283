using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using DonDoc.Text.Similarity;

namespace DonDoc.Cli.Commands;

/// <summary><c>dondoc copies DIR|FILE.jsonl</c>: passages that the texts of a collection have in common.</summary>
static class CopiesCommand
{
    // Longest passages are shown to people, as many as these.
    const int Shown = 50;

    public static Command Create(Words words)
    {
        var path = new Argument<string>("DIR|FILE.jsonl") { Description = words["argument.collection"] };
        var least = new Option<int>("--min-words") { Description = words["option.min_words"], HelpName = "N", DefaultValueFactory = _ => CopySearch.UsualWords };
        least.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < CopySearch.FewestWords)
                result.AddError(words.Format("usage.min_words", CopySearch.FewestWords));
        });
        var json = CommonOptions.Json(words);
        var command = new Command("copies", words["command.copies"]) { path, least, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var started = Stopwatch.GetTimestamp();
            TextCollection texts;
            try
            {
                texts = TextCollection.Read(parsed.GetRequiredValue(path), words, cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"{parsed.GetRequiredValue(path)}: {words["copies.unreadable"]}");
                return ExitStatus.Refused;
            }

            var found = CopySearch.Find(texts.Wordings, parsed.GetValue(least), cancellation);
            if (parsed.GetValue(json))
                WriteJson(texts, found, started);
            else
                Print(texts, found, words);
            foreach (var refusal in texts.Refusals)
                await Console.Error.WriteLineAsync(refusal);
            return texts.Refusals.Count == 0 ? ExitStatus.Done : ExitStatus.Refused;
        });
        return command;
    }

    static void WriteJson(TextCollection texts, IReadOnlyList<CopiedPassage> found, long started)
    {
        using var output = Output.OpenJson();
        output.StartObject();
        output.Write("documents", texts.Names.Count);
        output.Write("words", texts.Wordings.Sum(text => (long)text.Words));
        output.Write("seconds", Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 3));
        output.StartArray("pairs");
        foreach (var passage in found)
        {
            var (a, b) = (texts.Wordings[passage.Text].Place(passage.First, passage.End), texts.Wordings[passage.Other].Place(passage.OtherFirst, passage.OtherEnd));
            output.Write(new JsonObject
            {
                ["a"] = texts.Names[passage.Text],
                ["b"] = texts.Names[passage.Other],
                ["aStart"] = a.Start,
                ["aEnd"] = a.End,
                ["bStart"] = b.Start,
                ["bEnd"] = b.End,
                ["words"] = passage.Words,
            });
        }

        output.EndArray();
        output.EndObject();
    }

    static void Print(TextCollection texts, IReadOnlyList<CopiedPassage> found, Words words)
    {
        var sheet = new Sheet(words);
        sheet.Write(words.Format("copies.found", texts.Names.Count, texts.Wordings.Sum(text => (long)text.Words), found.Count));
        foreach (var passage in found.OrderByDescending(passage => passage.Words).Take(Shown))
        {
            var (a, b) = (texts.Wordings[passage.Text].Place(passage.First, passage.End), texts.Wordings[passage.Other].Place(passage.OtherFirst, passage.OtherEnd));
            sheet.Write(words.Format("copies.pair", passage.Words, texts.Names[passage.Text], a.Start, a.End, texts.Names[passage.Other], b.Start, b.End));
        }

        if (found.Count > Shown)
            sheet.Write(words.Format("copies.more", found.Count - Shown));
    }
}
