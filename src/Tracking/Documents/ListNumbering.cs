using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents;

/// <summary>
/// The series of numbers in the registry of an organisation, by issuer, type and term or year, with what they lack and have twice. The owner's own
/// series begin with the number that the configuration says, others' with the first that is registered.
/// </summary>
public sealed class ListNumbering(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <param name="Owner">Whose registry; the user's own organisation where null.</param>
    public sealed record Input(OrganisationId? Owner = null, string? Period = null, bool OnlyWrong = false);

    /// <param name="Gaps">Numbers that nothing bears, first and last.</param>
    /// <param name="Twice">Numbers that several documents bear, with these.</param>
    public sealed record Row(
        string IssuerName, string TypeName, string Period, int First, int Last, int Count, IReadOnlyList<Gap> Gaps, IReadOnlyList<Twin> Twice);

    public sealed record Gap(int From, int To);

    public sealed record Twin(int Number, IReadOnlyList<Bearer> Documents);

    public sealed record Bearer(DocumentId Id, string Number, string Subject);

    public async Task<IReadOnlyList<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var owner = input.Owner ?? user.Home;
        var numbered = db.Documents.VisibleTo(user, db).Where(row => row.OwnerId == owner && row.NumberKey != null && row.Period != "");
        if (!string.IsNullOrWhiteSpace(input.Period))
            numbered = numbered.Where(row => row.Period == input.Period);
        var rows = await numbered.Select(row => new { row.Id, row.IssuerKey, row.IssuerName, row.IssuerId, row.TypeName, row.Period, row.Number, row.NumberKey, row.Subject })
            .OrderByDescending(row => row.Period).ThenBy(row => row.IssuerKey).ThenBy(row => row.TypeName).ThenBy(row => row.Id).Take(options.NumbersLookedAt).ToListAsync(cancel);
        var series = rows.Select(row => (Row: row, Number: Numbering.Of(row.NumberKey!), Rule: Numbering.RuleOf(options.Numbering, row.IssuerKey, row.TypeName)))
            .Where(one => one.Number is not null)
            .GroupBy(one => (one.Row.IssuerKey, Series: one.Rule.Shared ?? options.SharedNumbering ? "" : one.Row.TypeName, one.Row.Period))
            .Select(group =>
            {
                var rule = group.First().Rule;
                // Of others' series only some is registered here; of one's own all should be.
                var begin = group.Any(one => one.Row.IssuerId == owner) ? rule.BeginAt ?? options.NumbersBeginAt : group.Min(one => one.Number!.Value);
                // Where a letter makes another number, 45 and 45a are two that fill one place of the series.
                var numbers = group.GroupBy(one => (Number: one.Number!.Value, Letter: rule.HasLetters ? Numbering.LetterOf(one.Row.NumberKey!) : "")).ToList();
                var look = Numbering.Look(numbers.Select(one => one.Key.Number).Distinct(), begin);
                return new Row(group.First().Row.IssuerName, group.Key.Series, group.Key.Period, look.First, look.Last, group.Count(), [.. look.Gaps.Select(gap => new Gap(gap.From, gap.To))],
                    [.. numbers.Where(one => one.Count() > 1).OrderBy(one => one.Key.Number).ThenBy(one => one.Key.Letter, StringComparer.Ordinal)
                        .Select(one => new Twin(one.Key.Number, [.. one.Select(twin => new Bearer(twin.Row.Id, twin.Row.Number!, twin.Row.Subject))]))]);
            });
        return [.. series.Where(row => !input.OnlyWrong || row.Gaps.Count > 0 || row.Twice.Count > 0)];
    }
}
