using DonDoc.Text.Clarity;
using DonDoc.Text.Coverage;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>What a programme begins with, before it is one: sections, each with those below it and its commitments.</summary>
internal sealed class OutlineProposal(string heading, string body = "")
{
    // What a heading of a document may have at most before it is taken for words.
    private const int LongestTitle = 300;

    public string Heading { get; } = Cut(heading, ProgrammeSection.LongestHeading);

    public string Body { get; private set; } = Cut(body, ProgrammeSection.LongestBody);

    public List<OutlineProposal> Below { get; } = [];

    public List<Undertaken> Commitments { get; } = [];

    /// <param name="Path">Where it stands in the document it was read from; null where it comes from elsewhere.</param>
    public readonly record struct Undertaken(CommitmentWords Words, string? Path = null);

    /// <summary>Sections in lines: “I. Mục tiêu”, “1. …”; a line without a mark is a section of the top.</summary>
    public static List<OutlineProposal> OfLines(string lines)
    {
        var outline = OutlineReader.Read(SourceText.FromPlain(lines));
        return outline.Nodes.Count > 0
            ? [.. outline.Nodes.Select(node => OfNode(node, 1, new Dictionary<string, Commitment>(StringComparer.Ordinal)))]
            : [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new OutlineProposal(line))];
    }

    /// <summary>
    /// The usual sections, and in that of tasks one for each title under which the document above asks something. Its titles only: whoever
    /// begins with its words ends with them.
    /// </summary>
    public static List<OutlineProposal> OfParent(IReadOnlyList<string> usual, IReadOnlyList<Statement> asked)
    {
        List<OutlineProposal> sections = [.. usual.Select(heading => new OutlineProposal(heading))];
        List<string> keys = [.. usual.Select(SearchKey.Of)];
        var tasks = sections[Math.Max(0, keys.FindIndex(key => key.Contains("nhiem vu", StringComparison.Ordinal)))];
        // “MỤC TIÊU”, “NHIỆM VỤ, GIẢI PHÁP” above are sections of its own here.
        tasks.Below.AddRange(asked.Select(statement => statement.Headings is [.., var heading] ? heading : "").Distinct(StringComparer.Ordinal)
            .Where(heading => heading.Length is > 0 and <= LongestTitle && SearchKey.Of(heading) is var own && !keys.Exists(key => key.Contains(own, StringComparison.Ordinal)))
            .Take(ProgrammeSection.Most / 2).Select(heading => new OutlineProposal(Titled(heading))));
        return sections;
    }

    /// <summary>What a document says, as sections and commitments: nodes that undertake something, and the rows of its tables of tasks.</summary>
    public static List<OutlineProposal> OfDocument(SourceText text)
    {
        var outline = OutlineReader.Read(text);
        var rows = outline.TaskTables.SelectMany(table => table.Rows).SelectMany(row => row.Parts.Count > 0 ? row.Parts : [row]).Select(row => row.Path).ToHashSet(StringComparer.Ordinal);
        var found = CommitmentReader.Read(text, outline);
        var byPath = found.Where(one => !rows.Contains(one.Path)).GroupBy(one => one.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var sections = outline.Nodes.Select(node => OfNode(node, 1, byPath)).ToList();
        var tabled = found.Where(one => rows.Contains(one.Path)).ToList();
        if (tabled.Count > 0)
        {
            var groups = outline.TaskTables.SelectMany(table => table.Rows).SelectMany(row => row.Parts.Prepend(row).Select(part => (part.Path, Group: row.Group ?? part.Group ?? "")))
                .GroupBy(row => row.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Group, StringComparer.Ordinal);
            var list = new OutlineProposal(TaskList);
            foreach (var group in tabled.GroupBy(one => groups.GetValueOrDefault(one.Path, "")))
            {
                var section = group.Key.Length == 0 ? list : new OutlineProposal(WithoutMark(group.Key));
                section.Commitments.AddRange(group.Select(one => new Undertaken(WordsOf(one), one.Path)));
                if (section != list)
                    list.Below.Add(section);
            }

            sections.Add(list);
        }

        return sections;
    }

    /// <summary>Sections of the record, with the marks that they had left out, in their order.</summary>
    public IEnumerable<(ProgrammeSection Section, IReadOnlyList<Undertaken> Commitments)> Sections(ProgrammeId programme, ProgrammeSectionId? under, int depth, int ordinal, Actor by)
    {
        var section = new ProgrammeSection(programme, under, depth, ordinal, Heading, Body, by);
        yield return (section, Commitments);
        for (var i = 0; i < Below.Count; i++)
        {
            foreach (var one in Below[i].Sections(programme, section.Id, depth + 1, i, by))
                yield return one;
        }
    }

    /// <summary>Adds what is proposed to a new programme, as far as one may be long.</summary>
    /// <param name="provisions">By path: where the document that it was read from has its provisions.</param>
    public static void AddTo(TrackingDb db, ProgrammeId programme, IEnumerable<OutlineProposal> proposed, Actor by, IReadOnlyDictionary<string, ProvisionId>? provisions = null)
    {
        var sections = proposed.SelectMany((section, place) => section.Sections(programme, null, 1, place, by)).Take(ProgrammeSection.Most).ToList();
        db.AddRange(sections.Select(one => one.Section));
        foreach (var (section, undertaken, place) in sections.SelectMany(one => one.Commitments.Select((undertaken, place) => (one.Section, undertaken, place))).Take(ProgrammeCommitment.Most))
        {
            if (ProgrammeCommitment.Undertake(programme, section.Id, place, undertaken.Words, by) is not { IsRefused: false } made)
                continue;
            if (undertaken.Path is { } path && provisions?.TryGetValue(path, out var provision) == true)
                made.Value.StandsAt(provision);
            db.Add(made.Value);
        }
    }

    private const string TaskList = "Danh mục nhiệm vụ";

    private static OutlineProposal OfNode(OutlineNode node, int depth, Dictionary<string, Commitment> found)
    {
        var isTitle = node.Heading is { Length: <= LongestTitle };
        var section = new OutlineProposal(isTitle ? Titled(node.Heading!) : "", isTitle ? node.Text : Joined(node.Heading, node.Text));
        foreach (var child in node.Children)
            section.Take(child, depth + 1, found);
        return section;
    }

    // A node that undertakes something is a commitment; one that is too deep to be a section is words of the section above.
    private void Take(OutlineNode node, int depth, Dictionary<string, Commitment> found)
    {
        if (found.TryGetValue(node.Path, out var commitment))
        {
            Commitments.Add(new Undertaken(WordsOf(commitment), commitment.Path));
        }
        else if (depth <= ProgrammeSection.Deepest && (node.Heading is not null || node.Children.Count > 0))
        {
            Below.Add(OfNode(node, depth, found));
            return;
        }
        else
        {
            Body = Cut(Joined(Body, $"{node.Label} {Joined(node.Heading, node.Text)}"), ProgrammeSection.LongestBody);
        }

        foreach (var child in node.Children)
            Take(child, ProgrammeSection.Deepest + 1, found);
    }

    private static CommitmentWords WordsOf(Commitment commitment)
    {
        var due = commitment.Due;
        return new CommitmentWords(
            Cut(commitment.Text, CommitmentWords.LongestWhat), Part(PartKind.Product), Part(PartKind.Measure),
            LeadName: Part(PartKind.Who), Cooperating: Lines(PartKind.Cooperating), Responsible: Part(PartKind.Responsible), DueOn: due,
            Milestones: due is null ? Part(PartKind.When) : null, Means: Part(PartKind.Means), Authority: Part(PartKind.Authority));

        string? Part(PartKind kind) => commitment.TextOf(kind) is { } text ? Cut(text, CommitmentWords.LongestPart) : null;

        string? Lines(PartKind kind) => commitment.Says(kind) ? Cut(string.Join('\n', commitment.Of(kind).Select(part => part.Text).Distinct(StringComparer.Ordinal)), CommitmentWords.LongestPart) : null;
    }

    private static string Joined(string? one, string? other) =>
        string.IsNullOrWhiteSpace(one) ? other?.Trim() ?? "" : string.IsNullOrWhiteSpace(other) ? one.Trim() : $"{one.Trim()}\n{other.Trim()}";

    // “MỤC TIÊU” in the document above is a title in capitals; here it is one of several.
    private static string Titled(string heading) =>
        heading.Any(char.IsLetter) && !heading.Any(char.IsLower) ? $"{heading[0]}{heading[1..].ToLower(System.Globalization.CultureInfo.GetCultureInfo("vi"))}" : heading.Trim();

    private static string WithoutMark(string group)
    {
        var at = group.IndexOf(". ", StringComparison.Ordinal);
        return at is > 0 and <= 6 ? group[(at + 2)..].Trim() : group.Trim();
    }

    private static string Cut(string text, int most) => text.Length <= most ? text.Trim() : text[..most].Trim();
}
