using System.CommandLine;
using System.Globalization;
using DonDoc.Formats;
using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Sessions;

namespace DonDoc.Cli.Commands;

/// <summary>
/// <c>dondoc extract FILE…</c>: what reports about working sessions say. In JSON an array with one object for each file
/// that was read; refused files are reported on stderr only.
/// </summary>
static class ExtractCommand
{
    public static Command Create(Words words)
    {
        var (files, json, text) = (CommonOptions.Files(words), CommonOptions.Json(words), CommonOptions.Text(words));
        var command = new Command("extract", words["command.extract"]) { files, json, text };
        command.SetAction(async (parsed, cancellation) =>
        {
            var paths = parsed.GetRequiredValue(files);
            var withText = parsed.GetValue(text);
            if (parsed.GetValue(json))
                return await WriteJsonAsync(paths, withText, words, cancellation);
            if (withText && paths.Length > 1)
            {
                await Console.Error.WriteLineAsync(words["usage.one_text"]);
                return ExitStatus.WrongUsage;
            }

            var sheet = new Sheet(words);
            var all = await InputFiles.ReadAllAsync(paths, words, Use, cancellation);
            return all ? ExitStatus.Done : ExitStatus.Refused;

            void Use(string path, ReadDocument document)
            {
                if (withText)
                    Output.Text(document.Text.Text);
                else
                    Print(path, SessionReader.Read(document.Text), sheet);
            }
        });
        return command;
    }

    static async Task<int> WriteJsonAsync(IReadOnlyList<string> paths, bool withText, Words words, CancellationToken cancellation)
    {
        using var output = Output.OpenJson();
        output.StartArray();
        var all = await InputFiles.ReadAllAsync(paths, words, Use, cancellation);
        output.EndArray();
        return all ? ExitStatus.Done : ExitStatus.Refused;

        void Use(string path, ReadDocument document)
        {
            var value = Output.ToJson(SessionReader.Read(document.Text));
            value.Insert(0, "file", path);
            if (withText)
                value["text"] = document.Text.Text;
            output.Write(value);
        }
    }

    static void Print(string path, SessionReport report, Sheet sheet)
    {
        sheet.Title(path);
        sheet.Write(sheet.Words[report.IsSession ? "session.is" : "session.not"]);
        sheet.Line("session.kind", report.Kind);
        sheet.Line("session.date", sheet.Date(report.Date));
        sheet.Line("session.delegation", report.DelegationNumber);
        sheet.Line("session.inspecting", report.InspectingBody);
        sheet.Line("session.inspected", report.InspectedBody);
        sheet.Line("session.place", report.Place);
        sheet.Line("session.lead", report.Lead is { } lead ? Person(lead) : null);
        sheet.List("session.participants", report.Participants.Select(Person));
        sheet.List("session.references", report.References.Select(r => r.Text));
        sheet.List("session.strengths", report.Strengths.Select(p => p.Text));
        sheet.List("session.shortcomings", report.Shortcomings.Select(p => p.Text));
        sheet.List("session.requirements", report.Requirements.Select(p => p.Text));
        sheet.List("session.recommendations", report.Recommendations.Select(p => p.Text));
        sheet.List("session.commitments", report.Commitments.Select(p => p.Text));
        sheet.List("session.counts", report.Counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Quantity} {c.Of}")));
    }

    static string Person(PersonFact person) =>
        person.Positions.Count == 0 ? person.Name : $"{person.Name} ({string.Join("; ", person.Positions)})";
}
