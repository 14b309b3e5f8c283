using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Structure.Provisions;

namespace DonDoc.Text.Clarity;

/// <summary>
/// Finds what a programme commits to, and what each commitment says. Tasks, measures and targets are commitments; grounds, viewpoints, aims in words,
/// titles and recipients are none. Linear in the length of the text. <c>Clarity.md</c> says how and is the test of it.
/// </summary>
public static class CommitmentReader
{
    /// <summary>Every commitment: provisions in the order of the text, then the rows of the tables.</summary>
    /// <param name="text">The text that the outline was read from.</param>
    public static IReadOnlyList<Commitment> Read(SourceText text, Outline outline)
    {
        if (outline.Nodes.Count == 0 && outline.TaskTables.Count == 0)
            return [];
        var reading = Reading.Of(text);
        var walk = new Walk(reading, new CitedWords(reading), outline, ProvisionReader.Read(reading, outline).ToDictionary(fact => fact.Path, StringComparer.Ordinal));
        foreach (var node in outline.Nodes)
            walk.Add(node, []);
        foreach (var table in outline.TaskTables)
            walk.Add(table);
        return ClosingAssignments.Give(reading, outline, walk.Commitments, walk.Duties);
    }

    /// <summary>A passage that stands alone, as one commitment: a sentence that somebody is drafting.</summary>
    public static Commitment ReadPassage(SourceText text)
    {
        var reading = Reading.Of(text);
        var span = new Span(0, text.Text.Length).Trim(text.Text);
        var (parts, hollow, due) = PassageReader.Read(reading, new CitedWords(reading), 0, reading.Words.Count, null);
        return new Commitment("", CommitmentKind.Task, text.Text[span.Start..span.End], span.Start, span.End) { Parts = parts, Hollow = hollow, Due = due };
    }

    // “Nhiệm vụ cụ thể: chi tiết tại Phụ lục kèm theo Kế hoạch này”
    const int LongestPointer = 25;

    sealed class Walk(Reading reading, CitedWords cited, Outline outline, Dictionary<string, ProvisionFact> facts)
    {
        public List<Commitment> Commitments { get; } = [];

        /// <summary>Provisions that give tasks to a body.</summary>
        public List<OutlineNode> Duties { get; } = [];

        public void Add(OutlineNode node, IReadOnlyList<CommitmentPart> above)
        {
            var fact = facts[node.Path];
            var (first, next) = OwnWords.Of(reading, node, fact.Start, fact.End);
            if (fact.Class == ProvisionClass.Duty)
                Duties.Add(node);
            if (IsCard(node))
            {
                Commitments.Add(Of(node.Path, CommitmentKind.Task, first, Math.Max(first, reading.WordAt(node.End)), above));
                return;
            }

            var isOver = node.Children.Count > 0 && IsOver(first, next, node);
            if (!isOver && first < next && fact.Class is ProvisionClass.Measure or ProvisionClass.Duty or ProvisionClass.Target && !fact.IsTitle && !Enacts(node, first, next))
                Commitments.Add(Of(node.Path, fact.Class == ProvisionClass.Target ? CommitmentKind.Target : CommitmentKind.Task, first, next, above));
            if (node.Children.Count == 0)
                return;
            var below = isOver ? Said(fact, first, next, above) : above;
            foreach (var child in node.Children)
                Add(child, below);
        }

        // “Điều 1. Ban hành kèm theo …”, “… chịu trách nhiệm thi hành Quyết định này”; “(Chi tiết tại Phụ lục)”
        bool Enacts(OutlineNode node, int first, int next) =>
            reading.FirstIn(first, Math.Min(next, first + PassageReader.MostWords), WordClass.Enactment) is { } formula && (node.Kind == "article" || (formula.Value == "elsewhere" && next - first < LongestPointer));

        // A title, or words that end with a colon: what is to be done stands below.
        bool IsOver(int first, int next, OutlineNode node) => next <= first || node.Text.Length == 0 || !(reading.IsMark(next - 1, '.') || reading.IsMark(next - 1, ';'));

        // “a) Nội dung: … b) Cơ quan chủ trì: … c) Thời gian: …”: the points are the parts of one commitment.
        bool IsCard(OutlineNode node)
        {
            var labelled = 0;
            foreach (var child in node.Children)
            {
                var (first, next) = OwnWords.Of(reading, child, child.Start, child.End);
                var label = reading.Longest(first, WordClass.PartLabel);
                labelled += label is not null && label.Value.Next < next && reading.IsMark(label.Value.Next, ':') ? 1 : 0;
            }

            return labelled >= 2 && labelled * 2 >= node.Children.Count;
        }

        Commitment Of(string path, CommitmentKind kind, int first, int next, IReadOnlyList<CommitmentPart> above)
        {
            var (parts, hollow, due) = PassageReader.Read(reading, cited, first, next, outline.IssueDate);
            var span = reading.SpanOf(first, next);
            return new Commitment(path, kind, reading.TextOf(span), span.Start, span.End) { Parts = With(parts, above), Hollow = hollow, Due = due };
        }

        // What a heading says counts below it, where nothing nearer says it: a body with a colon, a year.
        IReadOnlyList<CommitmentPart> Said(ProvisionFact fact, int first, int next, IReadOnlyList<CommitmentPart> above)
        {
            var (parts, _, _) = PassageReader.Read(reading, cited, first, next, outline.IssueDate);
            var said = parts.Where(part => part.Kind == PartKind.When || (fact.Class == ProvisionClass.Duty && part.Kind is PartKind.Who or PartKind.Responsible))
                .Select(part => part with { Rule = $"heading above: {part.Rule}", Confidence = part.Confidence * 0.9 }).ToList();
            return [.. said, .. above.Where(part => !said.Exists(s => s.Kind == part.Kind))];
        }

        static IReadOnlyList<CommitmentPart> With(IReadOnlyList<CommitmentPart> own, IReadOnlyList<CommitmentPart> above) =>
            [.. own.Concat(above.Where(part => !own.Any(o => o.Kind == part.Kind))).OrderBy(part => part.Kind)];

        public void Add(TaskTable table)
        {
            foreach (var row in table.Rows)
            {
                foreach (var one in row.Parts.Count > 0 ? row.Parts : [row])
                {
                    if (TaskRows.Of(reading, cited, table, one) is { } commitment)
                        Commitments.Add(commitment);
                }
            }
        }
    }
}
