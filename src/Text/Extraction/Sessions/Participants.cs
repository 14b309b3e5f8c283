using DonDoc.Text.Extraction.Persons;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>The persons of a report, one fact each, with all positions that the text gives.</summary>
static class Participants
{
    public static IReadOnlyList<PersonFact> Of(Page page, PersonFact? lead)
    {
        var order = new List<string>();
        var best = new Dictionary<string, PersonFact>(StringComparer.Ordinal);
        foreach (var mention in page.Persons)
        {
            if (string.Equals(mention.Name, lead?.Name, StringComparison.Ordinal))
                continue;
            var fact = Fact(page, mention);
            if (best.TryGetValue(mention.Name, out var known))
            {
                if (known.Positions.Count < fact.Positions.Count)
                    best[mention.Name] = fact;
                continue;
            }

            best.Add(mention.Name, fact);
            order.Add(mention.Name);
        }

        return [.. order.Select(name => best[name])];
    }

    public static PersonFact Fact(Page page, PersonMention mention)
    {
        var span = page.Reading.SpanOf(mention.First, mention.Next);
        return new PersonFact(mention.Name, [.. mention.Positions.Select(page.Reading.TextOf)], span.Start, span.End, mention.Rule, mention.Confidence);
    }
}
