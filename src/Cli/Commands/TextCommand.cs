using System.CommandLine;

namespace DonDoc.Cli.Commands;

/// <summary><c>dondoc text FILE</c>: the plain text as every other command sees it.</summary>
static class TextCommand
{
    public static Command Create(Words words)
    {
        var file = CommonOptions.File(words);
        var command = new Command("text", words["command.text"]) { file };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (await InputFiles.ReadAsync(parsed.GetRequiredValue(file), words, cancellation) is not { } document)
                return ExitStatus.Refused;
            Output.Text(document.Text.Text);
            return ExitStatus.Done;
        });
        return command;
    }
}
