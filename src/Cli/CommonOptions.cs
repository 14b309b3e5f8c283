using System.CommandLine;

namespace DonDoc.Cli;

/// <summary>Options and arguments that several commands take.</summary>
static class CommonOptions
{
    public const string LanguageName = "--lang";

    public static Option<string> Language(Words words)
    {
        var option = new Option<string>(LanguageName) { Description = words["option.lang"], Recursive = true, HelpName = "vi|en" };
        option.AcceptOnlyFromAmong("vi", "en");
        return option;
    }

    public static Option<bool> Json(Words words) => new("--json") { Description = words["option.json"] };

    public static Option<bool> Text(Words words) => new("--text") { Description = words["option.text"] };

    public static Argument<string> File(Words words) => new("FILE") { Description = words["argument.file"] };

    /// <summary>Where the installation is; the home of <c>./dondoc</c> tells the default, which is also that of <c>./run</c>.</summary>
    public static Option<string?> Data(Words words) => new("--data") { Description = words["option.data"], HelpName = "DIR" };

    public static Argument<string[]> Files(Words words) =>
        new("FILE…") { Description = words["argument.files"], Arity = ArgumentArity.OneOrMore };
}
