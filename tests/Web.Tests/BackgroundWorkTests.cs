using System.Text.RegularExpressions;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DonDoc.Web.Tests;

/// <summary>
/// The matrix for what nobody asks for at that moment: all that works in a scope of its own, and under whose right. What works for the program may not even
/// reach for a person's right, what works for a person names that person first.
/// </summary>
public sealed partial class BackgroundWorkTests
{
    const string Program = "the program";

    /// <summary>Each with whose right it is, as docs/access.md has it.</summary>
    static readonly Dictionary<string, string> Rights = new(StringComparer.Ordinal)
    {
        ["Anchoring"] = Program,
        ["Tallying"] = Program,
        ["PastKeeping"] = Program,
        ["BulkWork"] = "the sender of the files",
        ["ExportWork"] = "the person who asked",
        ["OldExportsJob"] = Program,
        ["ChainCheck"] = Program,
        ["DailyJobs"] = Program,
        ["DemonstrationData"] = "the accounts of the demonstration",
        ["IdleAccountsJob"] = Program,
        ["MailSending"] = Program,
        ["MinimisingJob"] = Program,
        ["MissedMentionsJob"] = Program,
        ["OlderProposalsJob"] = Program,
        ["RefusalCounts"] = Program,
        ["ReportingPeriodsJob"] = Program,
        ["SettledMailJob"] = Program,
        ["UnusedFilesJob"] = Program,
        ["UrgingJob"] = Program,
        ["DigestJob"] = Program,
    };

    static readonly string Web = FindWeb();

    static readonly Dictionary<string, string> Sources = Directory.EnumerateFiles(Web, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);

    static readonly Dictionary<string, Type> Types = new[] { typeof(DailyJobs).Assembly, typeof(TrackingDb).Assembly, typeof(Storage.FileStore).Assembly }
        .SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsClass: true, IsNested: false, IsGenericTypeDefinition: false }).GroupBy(type => type.Name, StringComparer.Ordinal)
        .ToDictionary(types => types.Key, types => types.First(), StringComparer.Ordinal);

    /// <summary>What the host runs, what runs once a day, and whoever makes scopes: no request stands behind any of them.</summary>
    static IEnumerable<Type> Works => typeof(DailyJobs).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }
        && (type.IsAssignableTo(typeof(IHostedService)) || type.IsAssignableTo(typeof(IDailyJob)) || Needs(type).Contains(typeof(IServiceScopeFactory))));

    [Fact]
    public void Whatever_works_without_a_request_is_named_with_whose_right_it_is()
    {
        Assert.Equal(Rights.Keys.Order(StringComparer.Ordinal), Works.Select(type => type.Name).Order(StringComparer.Ordinal));
        var page = File.ReadAllText(Path.Combine(Web, "..", "..", "docs", "access.md"));
        Assert.All(Rights, work => Assert.Matches($@"(?m)^\| [^|]+ \| `{work.Key}` \| {work.Value}\b", page));
    }

    [Fact]
    public void What_works_for_the_program_reaches_for_no_persons_right_and_what_works_for_a_person_names_them()
    {
        foreach (var type in Works)
        {
            var isForPerson = Rights[type.Name] != Program;
            Assert.True(isForPerson == Reach(type).Contains(typeof(CurrentUser)), $"{type.Name}: {string.Join(", ", Reach(type).Select(one => one.Name))}");
            Assert.True(isForPerson == SourceOf(type).Contains(".As(", StringComparison.Ordinal), type.Name);
        }
    }

    /// <summary>Everything that it is made with or asks its scopes for, and what those are made with.</summary>
    static HashSet<Type> Reach(Type work)
    {
        var found = new HashSet<Type>();
        var waiting = new Queue<Type>(Needs(work).Concat(Asked().Matches(SourceOf(work)).Select(match => Types.GetValueOrDefault(match.Groups[1].Value)).OfType<Type>()));
        while (waiting.TryDequeue(out var type))
        {
            if (type.Namespace?.StartsWith("DonDoc.", StringComparison.Ordinal) != true || !found.Add(type))
                continue;
            foreach (var need in Needs(type))
                waiting.Enqueue(need);
        }

        return found;
    }

    static IEnumerable<Type> Needs(Type type) => type == typeof(CurrentUser) || type.IsAbstract ? []
        : type.GetConstructors(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
            .SelectMany(made => made.GetParameters()).Select(parameter => parameter.ParameterType);

    static string SourceOf(Type type) => Sources.Values.First(source => source.Contains($"class {type.Name}(", StringComparison.Ordinal));

    static string FindWeb()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DonDoc.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "src", "Web");
    }

    [GeneratedRegex(@"Get(?:Required)?Service<(\w+)>", RegexOptions.None, 5000)]
    private static partial Regex Asked();
}
