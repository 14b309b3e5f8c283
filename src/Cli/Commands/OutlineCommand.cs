using System.CommandLine;
using System.Globalization;
using DonDoc.Formats;
using DonDoc.Text.Structure;

namespace DonDoc.Cli.Commands;

/// <summary><c>dondoc outline FILE</c>: header, provisions, tables of tasks and references of a document.</summary>
static class OutlineCommand
{
    // Longer first lines are shown up to here.
    const int Shown = 100;

    public static Command Create(Words words)
    {
        var (file, json, text) = (CommonOptions.File(words), CommonOptions.Json(words), CommonOptions.Text(words));
        var docx = new Option<string?>("--docx") { Description = words["option.docx"], HelpName = "OUT" };
        var layout = new Option<string?>("--layout") { Description = words["option.layout"], HelpName = "party|state" };
        layout.AcceptOnlyFromAmong("party", "state");
        var template = new Option<string?>("--template") { Description = words["option.template"], HelpName = "DOCX" };
        var akn = new Option<string?>("--akn") { Description = words["option.akn"], HelpName = "OUT" };
        var command = new Command("outline", words["command.outline"]) { file, json, text, docx, layout, template, akn };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (await InputFiles.ReadAsync(parsed.GetRequiredValue(file), words, cancellation) is not { } document)
                return ExitStatus.Refused;
            var outs = new OutlineFiles(parsed.GetValue(docx), parsed.GetValue(layout), parsed.GetValue(template), parsed.GetValue(akn));
            if (!await outs.WriteAsync(document.Text, words, cancellation))
                return ExitStatus.Refused;
            if (parsed.GetValue(json))
            {
                var value = OutlineJson.Of(document.Text, OutlineReader.Read(document.Text));
                if (parsed.GetValue(text))
                    value["text"] = document.Text.Text;
                using var output = Output.OpenJson();
                output.Write(value);
            }
            else if (parsed.GetValue(text))
            {
                Output.Text(document.Text.Text);
            }
            else if (!outs.Any)
            {
                Print(OutlineReader.Read(document.Text), new Sheet(words));
            }

            return ExitStatus.Done;
        });
        return command;
    }

    static void Print(Outline outline, Sheet sheet)
    {
        sheet.Line("outline.type", outline.Type);
        sheet.Line("outline.number", outline.Number);
        sheet.Line("outline.issuer", outline.Issuer);
        sheet.Line("outline.date", sheet.Date(outline.IssueDate));
        sheet.Line("outline.place", outline.Place);
        sheet.Line("outline.subject", outline.Subject);
        sheet.Line("outline.signer", outline.Signer is { } signer ? $"{signer.Name}{(signer.Position is null ? "" : $", {signer.Position}")}" : null);
        sheet.List("outline.nodes", Tree(outline.Nodes, 0));
        if (outline.TaskTables.Count > 0)
            sheet.Write(sheet.Words.Format("outline.tables", outline.TaskTables.Count, outline.TaskTables.Sum(t => t.Rows.Count)));
        sheet.List("session.references", outline.References.Select(r => r.Text));
        sheet.List("outline.diagnostics", outline.Diagnostics.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Message} ({d.Start}–{d.End})")));
    }

    static IEnumerable<string> Tree(IReadOnlyList<OutlineNode> nodes, int depth)
    {
        foreach (var node in nodes)
        {
            var words = node.Heading ?? node.Text.Split('\n')[0];
            yield return $"{new string(' ', 2 * depth)}{node.Label} {(words.Length <= Shown ? words : words[..Shown] + "…")}";
            foreach (var line in Tree(node.Children, depth + 1))
                yield return line;
        }
    }
}
