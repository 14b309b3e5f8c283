using System.CommandLine;
using System.Text;
using DonDoc.Cli;
using DonDoc.Cli.Commands;

// Whatever the terminal says of itself: everything that is printed is UTF-8.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var words = Words.Choose(args);
var root = new RootCommand(words["root"])
{
    TextCommand.Create(words),
    OutlineCommand.Create(words),
    TemplateCommand.Create(words),
    ExtractCommand.Create(words),
    CompareCommand.Create(words),
    CopiesCommand.Create(words),
    ImportCommand.Create(words),
    BackupCommand.Create(words),
    RestoreCommand.Create(words),
    AuditCommand.Create(words),
    DatabaseCommand.Create(words),
    AdministratorCommand.Create(words),
    GenerateCommand.Create(words),
    TalliesCommand.Create(words),
};
root.Add(CommonOptions.Language(words));
Help.Translate(root, words);

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
    return Help.Complain(parsed, words);
try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    return ExitStatus.Interrupted;
}
