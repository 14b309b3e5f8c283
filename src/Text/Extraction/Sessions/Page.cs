using DonDoc.Text.Extraction.Delegations;
using DonDoc.Text.Extraction.Layout;
using DonDoc.Text.Extraction.Persons;
using DonDoc.Text.Extraction.Quantities;
using DonDoc.Text.Extraction.References;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>A text with all that the recognisers found in the report on it, before anything is concluded.</summary>
sealed class Page
{
    readonly List<ReferenceFact> _mentions;

    Page(Reading reading)
    {
        Reading = reading;
        Layout = LayoutReader.Read(reading);
        Sentences = [.. reading.Sentences.Where(s => Layout.IsBody(s.Paragraph))];
        var references = new List<ReferenceFact>();
        var counts = new List<CountFact>();
        foreach (var sentence in Sentences)
        {
            ReferenceReader.Read(reading, sentence.First, sentence.Next, references);
            CountReader.Read(reading, sentence.First, sentence.Next, counts);
            Persons.AddRange(PersonReader.Read(reading, sentence.First, sentence.Next));
            for (var i = sentence.First; i < sentence.Next; i++)
            {
                if (DelegationReader.At(reading, i, sentence.Next) is { } delegation)
                    Delegations.Add(delegation);
            }
        }

        ReferenceKinds.Tell(reading, references);
        _mentions = references;
        References = ReferenceReader.Distinct(references);
        // A number inside a reference counts nothing.
        Counts = [.. counts.Where(c => !Within(references, c))];
    }

    public Reading Reading { get; }

    public PageLayout Layout { get; }

    /// <summary>The sentences of the report itself.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    public List<PersonMention> Persons { get; } = [];

    public List<DelegationMention> Delegations { get; } = [];

    public IReadOnlyList<ReferenceFact> References { get; }

    public IReadOnlyList<CountFact> Counts { get; }

    public static Page Of(Reading reading) => new(reading);

    /// <summary>Whether a word belongs to the mention of a document: “Chương trình giám sát số 43/CTr-HĐND”.</summary>
    public bool InReference(int word)
    {
        var at = Reading.Words[word];
        var (low, high) = (0, _mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_mentions[middle].End <= at.Start)
                low = middle + 1;
            else
                high = middle;
        }

        return low < _mentions.Count && _mentions[low].Start < at.End;
    }

    // Both lists are in the order of the text.
    static bool Within(List<ReferenceFact> references, CountFact count)
    {
        var (low, high) = (0, references.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (references[middle].End <= count.Start)
                low = middle + 1;
            else
                high = middle;
        }

        return low < references.Count && references[low].Start < count.End;
    }
}
