using System.Globalization;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Structure;

namespace DonDoc.Text.Clarity;

/// <summary>“Tổ chức thực hiện: Sở Y tế chủ trì nhiệm vụ 1, 3”: the lead of a task that is named elsewhere in the document.</summary>
static class ClosingAssignments
{
    // “nhiệm vụ số 1, 3, 5 và 7”
    const int MostNumbers = 30;

    /// <summary>The commitments with what the closing section says of them; a duty that does nothing but hand them out is none itself.</summary>
    public static IReadOnlyList<Commitment> Give(Reading reading, Outline outline, List<Commitment> commitments, List<OutlineNode> duties)
    {
        var byPath = commitments.ToDictionary(c => c.Path, StringComparer.Ordinal);
        var assigning = duties.Select(d => d.Path).ToHashSet(StringComparer.Ordinal);
        var byNumber = commitments.Where(c => c.Kind == CommitmentKind.Task && !assigning.Contains(c.Path)).ToLookup(c => Number(c.Path), StringComparer.Ordinal);
        var given = new Dictionary<string, List<CommitmentPart>>(StringComparer.Ordinal);
        var handedOut = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in duties)
        {
            if (!byPath.TryGetValue(node.Path, out var own) || !own.Says(PartKind.Who))
                continue;
            var numbers = Numbers(reading, reading.WordAt(own.Start), Math.Min(reading.WordAt(own.End), reading.WordAt(own.Start) + PassageReader.MostWords));
            foreach (var number in numbers)
            {
                // A number that two tasks have says nothing.
                if (byNumber[number].Take(2).ToList() is not [var task])
                    continue;
                handedOut.Add(node.Path);
                if (!given.TryGetValue(task.Path, out var parts))
                    given.Add(task.Path, parts = []);
                parts.AddRange(own.Parts.Where(part => part.Kind is PartKind.Who or PartKind.Responsible or PartKind.When)
                    .Select(part => part with { Rule = $"closing section: {part.Rule}", Confidence = part.Confidence * 0.9 }));
            }
        }

        return [.. commitments.Where(c => !handedOut.Contains(c.Path)).Select(c => given.TryGetValue(c.Path, out var parts)
            ? c with { Parts = [.. c.Parts.Concat(parts.Where(part => !c.Says(part.Kind))).OrderBy(part => part.Kind)] }
            : c)];
    }

    // The last number of an address: “PL II.I.5” is task 5.
    static string Number(string path) => path[(path.LastIndexOf('.') + 1)..];

    static List<string> Numbers(Reading reading, int first, int next)
    {
        var numbers = new List<string>();
        for (var i = first; i + 2 < next; i++)
        {
            if (!reading.IsWord(i, "nhiệm") || !reading.IsWord(i + 1, "vụ"))
                continue;
            var at = reading.IsWord(i + 2, "số") ? i + 3 : i + 2;
            for (; at < next && numbers.Count < MostNumbers && reading.Words[at].Kind == WordKind.Number && reading.Words[at].Length <= 3; at++)
            {
                numbers.Add(int.Parse(reading.TextOf(at, at + 1), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
                if (at + 1 < next && (reading.IsMark(at + 1, ',') || reading.IsMark(at + 1, ';') || reading.IsWord(at + 1, "và")))
                    at++;
                else
                    break;
            }
        }

        return numbers;
    }
}
