using System.CommandLine;
using DonDoc.Formats.Docx.Writing;

namespace DonDoc.Cli.Commands;

/// <summary><c>dondoc template OUT</c>: the built-in Word template, from which an office makes its own.</summary>
static class TemplateCommand
{
    public static Command Create(Words words)
    {
        var file = new Argument<string>("OUT") { Description = words["argument.template"] };
        var layout = new Option<string>("--layout") { Description = words["option.layout.template"], HelpName = "party|state", Required = true };
        layout.AcceptOnlyFromAmong("party", "state");
        var command = new Command("template", words["command.template"]) { file, layout };
        command.SetAction(async (parsed, cancellation) =>
        {
            var template = DocxTemplate.BuiltIn(parsed.GetValue(layout) == "party" ? OfficeLayout.Party : OfficeLayout.State);
            var path = parsed.GetRequiredValue(file);
            try
            {
                await File.WriteAllBytesAsync(path, template.Content, cancellation);
                return ExitStatus.Done;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(words.Format("out.not_written", path));
                return ExitStatus.Refused;
            }
        });
        return command;
    }
}
