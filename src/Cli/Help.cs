using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace DonDoc.Cli;

/// <summary>Help and complaints about the command line, in the chosen language.</summary>
static class Help
{
    /// <summary>Replaces the English help of the library.</summary>
    public static void Translate(RootCommand root, Words words)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Description = words["option.help"];
                help.Action = new Show(words);
            }
            else if (option is VersionOption)
            {
                option.Description = words["option.version"];
            }
        }
    }

    /// <summary>Says what is wrong with the command line.</summary>
    public static int Complain(ParseResult parsed, Words words)
    {
        var name = CallOf(parsed.CommandResult.Command);
        if (parsed.Tokens.Count == 0)
        {
            Write(parsed.CommandResult.Command, words, Console.Error);
            return ExitStatus.WrongUsage;
        }

        Console.Error.WriteLine(parsed.UnmatchedTokens is [var token, ..] ? words.Format("usage.unknown", token)
            : parsed.CommandResult.Command is RootCommand || parsed.CommandResult.Command.Arguments.Any(a => parsed.GetResult(a) is null or { Tokens.Count: 0 })
                ? words["usage.missing"]
            : words["usage.wrong"]);
        Console.Error.WriteLine(words.Format("usage.see", name));
        return ExitStatus.WrongUsage;
    }

    static string CallOf(Command command) => command is RootCommand ? "dondoc" : $"dondoc {command.Name}";

    static void Write(Command command, Words words, TextWriter output)
    {
        output.WriteLine(command.Description);
        output.WriteLine();
        var isRoot = command is RootCommand;
        var arguments = isRoot ? words["help.command"] : string.Join(' ', command.Arguments.Select(a => a.Name));
        output.WriteLine($"{words["help.usage"]}: {CallOf(command)} {arguments} [{words["help.choices"]}]");
        List(words["help.commands"], command.Subcommands.Select(c => (c.Name, c.Description)));
        List(words["help.arguments"], command.Arguments.Select(a => (a.Name, a.Description)));
        var inherited = isRoot ? [] : command.Parents.OfType<Command>().SelectMany(p => p.Options).Where(o => o.Recursive && o is not VersionOption);
        List(words["help.options"], command.Options.Concat(inherited).Select(o => (o.HelpName is null ? o.Name : $"{o.Name} {o.HelpName}", o.Description)));
        output.WriteLine();
        if (command.Arguments.Any(a => a.Arity.MaximumNumberOfValues > 1))
            output.WriteLine(words["help.several"]);
        output.WriteLine(words["help.exit"]);
        if (isRoot)
            output.WriteLine(words["help.more"]);

        void List(string title, IEnumerable<(string Name, string? Description)> entries)
        {
            var all = entries.ToList();
            if (all.Count == 0)
                return;
            output.WriteLine();
            output.WriteLine($"{title}:");
            var width = all.Max(e => e.Name.Length);
            foreach (var (name, description) in all)
                output.WriteLine($"  {name.PadRight(width)}  {description}");
        }
    }

    sealed class Show(Words words) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            Write(parseResult.CommandResult.Command, words, Console.Out);
            return ExitStatus.Done;
        }
    }
}
