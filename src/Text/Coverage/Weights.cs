namespace DonDoc.Text.Coverage;

/// <summary>How much each term says: by its kind, and the more the fewer statements have it.</summary>
sealed class Weights
{
    readonly double[] _weights;
    readonly TermReader _reader;

    public Weights(TermReader reader, IReadOnlyList<StatementTerms> statements)
    {
        _reader = reader;
        var counts = new int[reader.Count];
        var seen = new int[reader.Count];
        for (var s = 0; s < statements.Count; s++)
        {
            foreach (var term in statements[s].Headings.Prepend(statements[s].Own).SelectMany(terms => terms.All))
            {
                if (seen[term.Id] != s + 1)
                    counts[term.Id]++;
                seen[term.Id] = s + 1;
            }
        }

        _weights = new double[reader.Count];
        var all = Math.Log(statements.Count + 1.0);
        for (var i = 0; i < _weights.Length; i++)
            _weights[i] = OfKind(reader.KindOf(i)) * (1 - (Math.Log(counts[i] + 0.5) / all));
    }

    public double this[int term] => _weights[term];

    /// <summary>Of a word alone.</summary>
    public double OfSyllable(int word) => _reader.Syllable(word) is >= 0 and var term ? _weights[term] : 0;

    // Found by trying on labelled programmes, also with most concepts left out, so that they do not lean on what the list happens to have.
    static double OfKind(TermKind kind) => kind switch
    {
        TermKind.Concept => 1.2,
        TermKind.Quantity => 0.8,
        _ => 0.7,
    };
}
