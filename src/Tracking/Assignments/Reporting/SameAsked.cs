using DonDoc.Text.Similarity;
using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>
/// Finds what one organisation is asked twice: by two organisations or by two documents, and of one provision or in the same or nearly the same words. What one organisation asks twice by
/// one document are two things.
/// </summary>
internal static class SameAsked
{
    /// <summary>From this share of words, each in the other, two are the same in other words.</summary>
    private const double Near = 0.8;

    /// <summary>Of fewer words only the same ones are the same.</summary>
    private const int FewestCompared = 6;

    /// <summary>Of one organisation more are compared by provision and equal words alone.</summary>
    private const int MostOfOne = 300;

    internal sealed record Asked(AssignmentId Id, string Code, string Content, OrganisationId Lead, OrganisationId Asker, DocumentId? Document, ProvisionId? Provision);

    /// <param name="Items">Two or more of one lead.</param>
    internal sealed record Group(bool IsSameProvision, IReadOnlyList<Asked> Items);

    public static List<Group> Of(IEnumerable<Asked> items) =>
        [.. items.GroupBy(item => item.Lead).SelectMany(OfLead).OrderByDescending(group => group.Items.Count)];

    private static IEnumerable<Group> OfLead(IEnumerable<Asked> items)
    {
        var all = items.Select(item => new Read(item, SearchKey.Of(item.Content))).ToList();
        if (all.Count < 2)
            return [];
        // Each belongs to the first that asks the same.
        var first = Enumerable.Range(0, all.Count).ToArray();
        var isByProvision = new bool[all.Count];
        for (var one = 0; one < all.Count; one++)
        {
            for (var other = 0; other < one && first[one] == one; other++)
            {
                if (first[other] != other || !AreTwo(all[one].Item, all[other].Item))
                    continue;
                var isProvision = all[one].Item.Provision is { } provision && provision == all[other].Item.Provision;
                if (!isProvision && !AreSame(all[one], all[other], nearly: all.Count <= MostOfOne))
                    continue;
                first[one] = other;
                isByProvision[other] = isProvision;
            }
        }

        return first.Select((head, index) => (head, index)).GroupBy(pair => pair.head).Where(group => group.Count() > 1)
            .Select(group => new Group(isByProvision[group.Key], [.. group.Select(pair => all[pair.index].Item)]));
    }

    private static bool AreTwo(Asked one, Asked other) => one.Asker != other.Asker || (one.Document is not null && other.Document is not null && one.Document != other.Document);

    private static bool AreSame(Read one, Read other, bool nearly)
    {
        if (one.Key == other.Key)
            return true;
        if (!nearly || one.Tokens.Count < FewestCompared || other.Tokens.Count < FewestCompared)
            return false;
        // Cheap first: most have few words in common.
        var common = one.Tokens.Count(other.Tokens.Contains);
        return common >= Near * one.Tokens.Count && common >= Near * other.Tokens.Count && TakenShare.Of(one.Words, other.Words) >= Near && TakenShare.Of(other.Words, one.Words) >= Near;
    }

    private sealed class Read(Asked item, string key)
    {
        private readonly Lazy<HashSet<string>> tokens = new(() => [.. key.Split(' ')]);
        private readonly Lazy<Wording> words = new(() => Wording.Of(item.Content.Normalize()));

        public Asked Item => item;

        public string Key => key;

        public HashSet<string> Tokens => tokens.Value;

        public Wording Words => words.Value;
    }
}
