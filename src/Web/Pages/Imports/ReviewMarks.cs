using System.Globalization;
using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Tracking.Imports;
using DonDoc.Web.Pages.Documents;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Imports;

/// <summary>The passages of a proposal as marks in its text; each leads to its item, and the item back to it.</summary>
static class ReviewMarks
{
    public static IReadOnlyList<TextMark> Of(SessionReport report, bool asSession, IStringLocalizer<ReviewWords> words, string here)
    {
        var marks = new List<TextMark>();
        foreach (var list in asSession ? ReviewLists.All : [ReviewLists.References])
        {
            var facts = report.Of(list);
            for (var i = 0; i < facts.Count; i++)
                Add(FormattableString.Invariant($"{list}.{i}"), list, facts[i]);
        }

        if (!asSession)
            return marks;
        foreach (var (field, source) in report.Sources.Where(pair => pair.Key is not ("isSession" or "kind" or "title")))
            Add(field, field, source);
        if (report.Lead is { } lead)
            Add("lead", "lead", lead);
        return marks;

        void Add(string id, string field, IFact fact) =>
            marks.Add(new TextMark(id, fact.Start, fact.End, FactKinds.Colour(field), words["field." + field], $"{here}#item-{id}"));
    }

    /// <summary>Words of which the recogniser of pictures was not sure.</summary>
    public static IEnumerable<TextMark> Doubtful(TextOrigin? origin, IStringLocalizer<ReviewWords> words)
    {
        var label = words["origin.doubt"];
        return (origin?.Doubtful ?? []).Select((word, i) => new TextMark(FormattableString.Invariant($"doubt.{i}"), word.Start, word.End, "doubt", label));
    }

    /// <summary>The id of the field that a refusal names by the name in the slice's input.</summary>
    public static string? FieldId(string? field, ReviewReading reading) => field switch
    {
        null => null,
        _ when field.Split('.') is [ReviewLists.Requirements, var index, var part] && int.TryParse(index, CultureInfo.InvariantCulture, out var number) =>
            $"{reading.FieldAt(ReviewLists.Requirements, number)}.{part}",
        "TypeName" => "document.type",
        "Subject" => "document.subject",
        "IssuerName" => "document.issuer",
        "IssuedOn" => "document.issued",
        "Number" => "document.number",
        "Inspecting" => "inspectingBody",
        "Inspected" => "inspectedBody",
        "AttachTo" => "attach",
        _ => char.ToLowerInvariant(field[0]) + field[1..],
    };

    /// <summary>How sure the rule is, in words.</summary>
    public static string Confidence(double confidence) => confidence switch
    {
        >= 0.9 => "confidence.high",
        >= 0.75 => "confidence.middle",
        _ => "confidence.low",
    };
}
