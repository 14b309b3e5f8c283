using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using DonDoc.Formats.Joined;
using DonDoc.Text.Clarity;
using DonDoc.Text.Coverage;
using DonDoc.Text.Similarity;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;

namespace DonDoc.Cli.Commands;

/// <summary>
/// <c>dondoc compare --parent P CHILD…</c>: of each programme what is taken over from the document that it answers or from the other programmes, how clear
/// its commitments are, and which of them answers which provision.
/// </summary>
static class CompareCommand
{
    // Of each list for people.
    const int Shown = 10;

    public static Command Create(Words words)
    {
        var parent = new Option<string>("--parent") { Description = words["option.parent"], HelpName = "P", Required = true };
        var children = new Argument<string[]>("CHILD…") { Description = words["argument.children"], Arity = ArgumentArity.OneOrMore };
        var json = CommonOptions.Json(words);
        var command = new Command("compare", words["command.compare"]) { parent, children, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var parentPath = parsed.GetRequiredValue(parent);
            if (await InputFiles.ReadAsync(parentPath, words, cancellation) is not { } answered)
                return ExitStatus.Refused;
            var names = new List<string>();
            var texts = new List<SourceText>();
            var all = await InputFiles.ReadAllAsync(parsed.GetRequiredValue(children), words, (name, document) =>
            {
                names.Add(name);
                texts.Add(document.Text);
            }, cancellation);
            foreach (var (name, _) in names.Zip(texts).Where(one => names.Count > 1 && JoinedFiles.IsAppendix(OutlineReader.Read(one.Second))))
                await Console.Error.WriteLineAsync(words.Format("compare.appendix", name));
            var outline = OutlineReader.Read(answered.Text);
            var taken = new OriginalityReader(answered.Text, outline.Subject).Read(texts, cancellation);
            var compared = names.Select((name, i) => Compared.Of(name, answered.Text, outline, texts[i], taken[i]));
            string SourceName(TakenPassage passage) => passage.Sibling is { } sibling ? names[sibling] : parentPath;
            if (parsed.GetValue(json))
            {
                using var output = Output.OpenJson();
                output.StartArray();
                foreach (var one in compared)
                    output.Write(Json(one, SourceName));
                output.EndArray();
            }
            else
            {
                var sheet = new Sheet(words);
                foreach (var one in compared)
                    Print(one, SourceName, sheet);
            }

            return all ? ExitStatus.Done : ExitStatus.Refused;
        });
        return command;
    }

    static JsonObject Json(Compared one, Func<TakenPassage, string> source) => new()
    {
        ["file"] = one.Name,
        ["verbatimShare"] = Share(one.Taken.VerbatimShare),
        ["siblingShare"] = Share(one.Taken.SiblingShare),
        ["ownShare"] = Share(one.Taken.OwnShare),
        ["passages"] = new JsonArray([.. one.Taken.Passages.Select(passage => new JsonObject
        {
            ["start"] = passage.Span.Start,
            ["end"] = passage.Span.End,
            ["source"] = source(passage),
            ["sourceStart"] = passage.SourceSpan.Start,
            ["sourceEnd"] = passage.SourceSpan.End,
            ["words"] = passage.Words,
        })]),
        ["commitments"] = new JsonArray([.. one.Clarity.Commitments.Select(Json)]),
        ["clarity"] = Share(one.Clarity.Clarity),
        ["coverage"] = new JsonArray([.. one.Coverage.Provisions.Select(provision => new JsonObject
        {
            ["parentPath"] = provision.Provision.Path,
            ["by"] = new JsonArray([.. provision.Suggestions.Select(suggestion => JsonValue.Create(suggestion.Commitment.Path))]),
            ["kind"] = Name(provision.Kind),
            ["answeredShare"] = Share(provision.AnsweredShare),
        })]),
    };

    static JsonObject Json(CommitmentClarity judged) => new()
    {
        ["path"] = judged.Commitment.Path,
        ["text"] = judged.Commitment.Text,
        ["start"] = judged.Commitment.Start,
        ["end"] = judged.Commitment.End,
        ["who"] = judged.Commitment.TextOf(PartKind.Who),
        ["when"] = judged.Commitment.TextOf(PartKind.When),
        ["product"] = judged.Commitment.TextOf(PartKind.Product),
        ["measure"] = judged.Commitment.TextOf(PartKind.Measure),
        ["responsible"] = judged.Commitment.TextOf(PartKind.Responsible),
        ["authority"] = judged.Commitment.TextOf(PartKind.Authority),
        ["clear"] = Share(judged.Score),
        ["missing"] = new JsonArray([.. judged.Missing.Select(part => JsonValue.Create(Name(part)))]),
        ["vague"] = judged.IsVague,
        ["reasons"] = new JsonArray([.. judged.Reasons.Select(reason => new JsonObject { ["reason"] = Name(reason.Reason), ["text"] = reason.Text, ["start"] = reason.Start, ["end"] = reason.End })]),
    };

    static void Print(Compared one, Func<TakenPassage, string> source, Sheet sheet)
    {
        var words = sheet.Words;
        sheet.Title(one.Name);
        sheet.Write(words.Format("compare.shares", one.Taken.OwnShare, one.Taken.VerbatimShare, one.Taken.SiblingShare));
        if (OriginalityReader.DoubtOf(one.Text, one.Taken) is not OriginalityDoubt.None and var doubt)
            sheet.Write(words[$"compare.doubt.{Name(doubt)}"]);
        sheet.List("compare.passages", one.Taken.Passages.OrderByDescending(passage => passage.Words).Take(Shown)
            .Select(passage => words.Format("compare.passage", passage.Words, Start(passage.Span.In(one.Text.Text).ToString()), source(passage))));
        sheet.Write(words.Format("compare.clarity", one.Clarity.Clarity, one.Clarity.Commitments.Count, one.Clarity.Commitments.Count(commitment => commitment.IsVague)));
        sheet.List("compare.mend", one.Clarity.MendFirst.Take(Shown)
            .Select(judged => words.Format("compare.missing", judged.Commitment.Path, Start(judged.Commitment.Text), string.Join(", ", judged.Missing.Select(part => words[$"part.{Name(part)}"])))));
        var by = one.Coverage.Provisions.CountBy(provision => provision.Kind).ToDictionary();
        sheet.Write(words.Format("compare.coverage", one.Coverage.Provisions.Count, by.GetValueOrDefault(AnswerKind.Full), by.GetValueOrDefault(AnswerKind.Partial), by.GetValueOrDefault(AnswerKind.None)));
        sheet.List("compare.unanswered", one.Coverage.Provisions.Where(provision => provision.Kind == AnswerKind.None).Take(Shown)
            .Select(provision => $"{provision.Provision.Path} {Start(provision.Provision.Text)}"));
    }

    // Enough of a passage to know it by.
    static string Start(string text) => text.Length <= 120 ? text : $"{text[..120]}…";

    static string Name<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant(name[0])}{name[1..]}");
    }

    static double Share(double share) => Math.Round(share, 4);

    sealed record Compared(string Name, SourceText Text, Originality Taken, ProgrammeClarity Clarity, CoverageSuggestions Coverage)
    {
        public static Compared Of(string name, SourceText parent, Outline parentOutline, SourceText child, Originality taken)
        {
            var outline = OutlineReader.Read(child);
            return new Compared(name, child, taken, ClarityReader.Read(child, outline, ClarityRules.Default), CoverageReader.Of(parent, parentOutline, child, outline));
        }
    }
}
