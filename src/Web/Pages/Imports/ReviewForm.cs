using System.Globalization;
using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Sessions;
using Microsoft.Extensions.Primitives;

namespace DonDoc.Web.Pages.Imports;

/// <summary>
/// The fields of a review as they were sent, or as the proposal fills them at first. Fields of an item are named
/// <c>list.number.field</c>; items that the person adds are numbered n0, n1…
/// </summary>
public sealed class ReviewForm(IFormCollection? sent, IReadOnlyDictionary<string, string> initial)
{
    public bool IsSent => sent is not null;

    public string? this[string field] =>
        sent is null ? initial.GetValueOrDefault(field) : sent.TryGetValue(field, out var value) && !StringValues.IsNullOrEmpty(value) ? value.ToString() : null;

    /// <summary>Trimmed; null where nothing was typed.</summary>
    public string? Words(string field) => this[field] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>Numbers of the added items of a list that hold something, and always one more to write in.</summary>
    public IEnumerable<string> Added(string list)
    {
        var used = (sent is null ? initial.Keys : sent.Keys)
            .Where(key => key.StartsWith(list + ".n", StringComparison.Ordinal))
            .Select(key => key.Split('.'))
            .Where(parts => parts.Length >= 3 && Words(string.Join('.', parts)) is not null)
            .Select(parts => int.TryParse(parts[1].AsSpan(1), CultureInfo.InvariantCulture, out var number) ? number : -1)
            .Where(number => number >= 0).Distinct().Order().ToList();
        return used.Append(used.Count == 0 ? 0 : used[^1] + 1).Select(number => FormattableString.Invariant($"n{number}"));
    }

    /// <param name="organisation">Who is proposed to carry out the requirements; null where that must be left open.</param>
    /// <param name="known">Fields whose values are known better than the report tells.</param>
    public static ReviewForm Of(
        IFormCollection? sent, SessionReport report, string fileName, string? organisation, IReadOnlyDictionary<string, string> known)
    {
        var initial = Initial(report, fileName, organisation);
        foreach (var (field, value) in known)
            initial[field] = value;
        return new ReviewForm(sent, initial);
    }

    /// <summary>The headline, or one made of who was visited and when; null where the text tells neither.</summary>
    static string? Title(SessionReport report)
    {
        if (report.Title is not null || report.InspectedBody is null)
            return report.Title;
        var act = report.Kind is SessionKinds.WorkingVisit or SessionKinds.Conference or SessionKinds.Other ? "làm việc với" : report.Kind;
        var day = report.Date is { } date ? $" ngày {Appearance.Dates.Show(date)}" : "";
        return Appearance.Sentences.Capital($"{act} {report.InspectedBody}{day}");
    }

    static Dictionary<string, string> Initial(SessionReport report, string fileName, string? organisation)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Set("document.type", Documents.DocumentTypes.PressReport);
        Set("document.issuer", Documents.DocumentTypes.Press);
        Set("document.subject", Title(report) ?? Path.GetFileNameWithoutExtension(fileName));
        Set("document.issued", Appearance.Dates.Show(report.PublishedOn));
        Set("kind", report.Kind);
        Set("date", Appearance.Dates.Show(report.Date));
        Set("delegationNumber", report.DelegationNumber);
        Set("inspectingBody", report.InspectingBody);
        Set("inspectedBody", report.InspectedBody);
        Set("place", report.Place);
        Set("title", Title(report) ?? Path.GetFileNameWithoutExtension(fileName));
        Set("lead.name", report.Lead?.Name);
        Set("lead.positions", report.Lead is { } lead ? string.Join("; ", lead.Positions) : null);
        Set("rest", "ask");
        foreach (var list in ReviewLists.All)
        {
            var facts = report.Of(list);
            for (var i = 0; i < facts.Count; i++)
            {
                var item = FormattableString.Invariant($"{list}.{i}");
                switch (facts[i])
                {
                    case PersonFact person:
                        Set(item + ".name", person.Name);
                        Set(item + ".positions", string.Join("; ", person.Positions));
                        break;
                    case ReferenceFact reference:
                        Set(item + ".number", reference.Number);
                        Set(item + ".name", reference.Number is null ? reference.Name ?? reference.Text : reference.Name);
                        break;
                    default:
                        Set(item + ".text", ReviewLists.Proposed(facts[i]));
                        break;
                }

                if (list == ReviewLists.Requirements)
                {
                    Set(item + ".lead", organisation);
                    Set(item + ".due", Appearance.Dates.Show((facts[i] as PassageFact)?.Due));
                }
            }
        }

        return fields;

        void Set(string field, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                fields[field] = value;
        }
    }
}
