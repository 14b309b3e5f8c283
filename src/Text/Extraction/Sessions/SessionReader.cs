using DonDoc.Text.Extraction.Delegations;
using DonDoc.Text.Extraction.Layout;
using DonDoc.Text.Extraction.Persons;
using DonDoc.Text.Extraction.Quantities;
using DonDoc.Text.Extraction.References;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>
/// Reads a report about a working session: whether it is one, who inspected whom and when, what was found and what is asked.
/// Linear in the length of the text and without side effects; any string gives a report.
/// </summary>
public static class SessionReader
{
    public static SessionReport Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Read(Reading.Of(source));
    }

    internal static SessionReport Read(Reading reading)
    {
        var page = Page.Of(reading);
        var header = HeaderReader.Read(page);
        var passages = PassageReader.Read(page, header);
        return new SessionReport
        {
            IsSession = header.IsSession,
            Kind = header.Kind,
            Title = page.Layout.Title is { } title ? reading.TextOf(reading.Source.Paragraphs[title].Span) : null,
            Date = header.Date,
            PublishedOn = page.Layout.PublishedOn,
            DelegationNumber = header.DelegationNumber,
            InspectingBody = header.InspectingBody,
            InspectedBody = header.InspectedBody,
            Place = header.Place,
            Lead = header.Lead,
            Participants = Participants.Of(page, header.Lead),
            References = page.References,
            Strengths = passages.Strengths,
            Shortcomings = passages.Shortcomings,
            Requirements = passages.Requirements,
            Recommendations = passages.Recommendations,
            Commitments = passages.Commitments,
            Counts = page.Counts,
            Sources = header.Sources,
        };
    }
}
