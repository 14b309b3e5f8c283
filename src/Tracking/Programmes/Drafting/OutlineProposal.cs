using DonDoc.Text.Clarity;
using DonDoc.Text.Coverage;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>What a programme begins with, before it is one: sections, each with those below it and its commitments.</summary>
internal sealed class OutlineProposal(string heading, string body = "", PrintedNumber? printed = null)
{
    // What a heading of a document may have at most before it is taken for words.
    private const int LongestTitle = 300;

    public string Heading { get; } = Cut(heading, ProgrammeSection.LongestHeading);

    public string Body { get; private set; } = Cut(body, ProgrammeSection.LongestBody);

    public List<OutlineProposal> Below { get; } = [];

    public List<Undertaken> Commitments { get; } = [];

    public bool IsWithoutCommitments => Commitments.Count == 0 && Below.TrueForAll(section => section.IsWithoutCommitments);

    /// <param name="Path">Where it stands in the document it was read from; null where it comes from elsewhere.</param>
    /// <param name="IsRead">What is said beside its words was read by the program.</param>
    public readonly record struct Undertaken(CommitmentWords Words, string? Path = null, bool IsRead = false);

    /// <summary>Sections in lines: “I. Mục tiêu”, “1. …”; a line without a mark is a section of the top.</summary>
    public static List<OutlineProposal> OfLines(string lines)
    {
        var outline = OutlineReader.Read(SourceText.FromPlain(lines));
        return outline.Nodes.Count > 0
            ? [.. outline.Nodes.Select(node => OfNode(node, 1, new Dictionary<string, Commitment>(StringComparer.Ordinal)))]
            : [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new OutlineProposal(line))];
    }

    /// <summary>
    /// The usual sections, and in each one for each title under which the document above asks something: what it asks under “MỤC TIÊU” stands under “Mục tiêu”, and
    /// what is under none of them among the tasks. Its titles only: whoever begins with its words ends with them.
    /// </summary>
    public static List<OutlineProposal> OfParent(IReadOnlyList<string> usual, IReadOnlyList<Statement> asked)
    {
        List<OutlineProposal> sections = [.. usual.Select(heading => new OutlineProposal(heading))];
        var names = usual.Select(heading => SearchKey.Of(heading).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        var tasks = Math.Max(0, names.FindIndex(parts => parts.Any(part => part.Contains("nhiem vu", StringComparison.Ordinal))));
        foreach (var (place, heading) in asked.Select(statement => (Place: statement.Headings.Select(Usual).FirstOrDefault(place => place >= 0, tasks), Heading: statement.Headings is [.., var last] ? last : ""))
            .Where(one => one.Heading.Length is > 0 and <= LongestTitle && Usual(one.Heading) < 0).Distinct().Take(ProgrammeSection.Most / 2))
            sections[place].Below.Add(new OutlineProposal(Titled(heading)));
        return sections;

        // “NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU” is the section of tasks; −1 for a title of something.
        int Usual(string heading) => SearchKey.Of(heading) is var key ? names.FindIndex(parts => parts.Any(part => key.StartsWith(part, StringComparison.Ordinal) && (key.Length == part.Length || !char.IsLetterOrDigit(key[part.Length])))) : -1;
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
            var list = new OutlineProposal(TaskList, printed: Appendix);
            foreach (var group in tabled.GroupBy(one => groups.GetValueOrDefault(one.Path, "")))
            {
                var section = group.Key.Length == 0 ? list : new OutlineProposal(WithoutMark(group.Key), printed: Appendix);
                section.Commitments.AddRange(group.Select(one => new Undertaken(WordsOf(one), one.Path, IsRead: true)));
                if (section != list)
                    list.Below.Add(section);
            }

            sections.Add(list);
        }

        return sections;
    }

    /// <summary>Sections of the record in their order.</summary>
    /// <param name="keepsNumbers">Numbered as they were in the document; otherwise by their place.</param>
    private IEnumerable<(ProgrammeSection Section, IReadOnlyList<Undertaken> Commitments)> Sections(ProgrammeId programme, ProgrammeSectionId? under, int depth, int ordinal, bool keepsNumbers, Actor by)
    {
        var section = new ProgrammeSection(programme, under, depth, ordinal, Heading, Body, by, keepsNumbers ? printed : null);
        yield return (section, Commitments);
        for (var i = 0; i < Below.Count; i++)
        {
            foreach (var one in Below[i].Sections(programme, section.Id, depth + 1, i, keepsNumbers, by))
                yield return one;
        }
    }

    /// <summary>Adds what is proposed to a new programme, as far as one may be long.</summary>
    /// <param name="provisions">By path: where the document that it was read from has its provisions. It is that document then, and keeps its numbers.</param>
    public static void AddTo(TrackingDb db, ProgrammeId programme, IEnumerable<OutlineProposal> proposed, Actor by, IReadOnlyDictionary<string, ProvisionId>? provisions = null)
    {
        var sections = proposed.SelectMany((section, place) => section.Sections(programme, null, 1, place, provisions is not null, by)).Take(ProgrammeSection.Most).ToList();
        db.AddRange(sections.Select(one => one.Section));
        foreach (var (section, undertaken, place) in sections.SelectMany(one => one.Commitments.Select((undertaken, place) => (one.Section, undertaken, place))).Take(ProgrammeCommitment.Most))
        {
            if (ProgrammeCommitment.Undertake(programme, section.Id, place, undertaken.Words, by, undertaken.IsRead) is not { IsRefused: false } made)
                continue;
            if (undertaken.Path is { } path && provisions?.TryGetValue(path, out var provision) == true)
                made.Value.StandsAt(provision);
            db.Add(made.Value);
        }
    }

    private const string TaskList = "Danh mục nhiệm vụ";

    // Where tables of tasks stand: their rows have addresses of their own.
    private static readonly PrintedNumber Appendix = new("", "PL");

    private static OutlineProposal OfNode(OutlineNode node, int depth, Dictionary<string, Commitment> found)
    {
        var isTitle = node.Heading is { Length: <= LongestTitle };
        var section = new OutlineProposal(isTitle ? Titled(node.Heading!) : "", isTitle ? node.Text : Joined(node.Heading, node.Text), new PrintedNumber(node.Label, node.Path));
        foreach (var child in node.Children)
            section.Take(child, depth + 1, found);
        return section;
    }

    // A node that undertakes something is a commitment; one that is too deep to be a section is words of the section above.
    private void Take(OutlineNode node, int depth, Dictionary<string, Commitment> found)
    {
        if (found.TryGetValue(node.Path, out var commitment))
        {
            Commitments.Add(new Undertaken(WordsOf(commitment), commitment.Path, IsRead: true));
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
        var (due, lead, responsible) = (commitment.Due, Part(PartKind.Who), Part(PartKind.Responsible));
        // Who answers for it is a post: the lead once more says nothing. Means are left in the words: what the reader finds there is seldom all of them.
        return new CommitmentWords(
            Cut(commitment.Text, CommitmentWords.LongestWhat), Cut(string.Join("; ", commitment.Of(PartKind.Product).Where(IsThing).Select(part => part.Text).Distinct(StringComparer.Ordinal)), CommitmentWords.LongestPart), Part(PartKind.Measure),
            LeadName: lead, Cooperating: Lines(PartKind.Cooperating), Responsible: responsible == lead ? null : responsible, DueOn: due,
            Milestones: due is null ? Part(PartKind.When) : null, Authority: Part(PartKind.Authority));

        string? Part(PartKind kind) => commitment.TextOf(kind) is { } text ? Cut(text, CommitmentWords.LongestPart) : null;

        string? Lines(PartKind kind) => commitment.Says(kind) ? Cut(string.Join('\n', commitment.Of(kind).Select(part => part.Text).Distinct(StringComparer.Ordinal)), CommitmentWords.LongestPart) : null;
    }

    // “Đề án …”, a cell of the table; that something “hoàn thành trước ngày 30/6” can be checked, and is no product.
    private static bool IsThing(CommitmentPart product) => product.Rule is "document" or "work" or "row" or "sản phẩm:";

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
