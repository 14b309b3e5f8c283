namespace DonDoc.Text.Tests.Extraction;

/// <summary>Precision and recall of one field over a corpus, with what was wrong.</summary>
sealed class Score(string name)
{
    public string Field => name;

    public int Right { get; private set; }

    public int Found { get; private set; }

    public int Wanted { get; private set; }

    public List<string> Mistakes { get; } = [];

    public double Precision => Found == 0 ? 1 : (double)Right / Found;

    public double Recall => Wanted == 0 ? 1 : (double)Right / Wanted;

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>A single value: right where both say the same, or both nothing.</summary>
    public void Value(string file, string? wanted, string? found, Func<string, string, bool> same)
    {
        if (wanted is null && found is null)
            return;
        if (wanted is not null)
            Wanted++;
        if (found is not null)
            Found++;
        if (wanted is not null && found is not null && same(wanted, found))
            Right++;
        else
            Mistakes.Add($"{file}: wanted {wanted ?? "—"}, found {found ?? "—"}");
    }

    /// <summary>A set: each wanted one may be matched by one found.</summary>
    public void Set(string file, IEnumerable<string> wanted, IEnumerable<string> found, Func<string, string, bool> same)
    {
        var rest = found.ToList();
        Found += rest.Count;
        foreach (var item in wanted)
        {
            Wanted++;
            var at = rest.FindIndex(f => same(item, f));
            if (at < 0)
            {
                Mistakes.Add($"{file}: missed    {item}");
                continue;
            }

            Right++;
            rest.RemoveAt(at);
        }

        Mistakes.AddRange(rest.Select(f => $"{file}: unwanted  {f}"));
    }

    public override string ToString() =>
        FormattableString.Invariant($"{name,-18} P {Precision:0.00}  R {Recall:0.00}  F1 {F1:0.00}   ({Right} right of {Found} found, {Wanted} wanted)");
}
