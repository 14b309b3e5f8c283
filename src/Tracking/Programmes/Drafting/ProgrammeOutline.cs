using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>What a programme says, in the order in which it is read: each section with its mark (“II.”, “3.”, “b)”) and its commitments.</summary>
internal sealed class ProgrammeOutline
{
    private readonly IReadOnlyDictionary<ProgrammeCommitmentId, string> printed;

    private ProgrammeOutline(IReadOnlyList<Entry> entries, IReadOnlyDictionary<ProgrammeCommitmentId, string> printed) => (Entries, this.printed) = (entries, printed);

    /// <param name="Label">The mark that the document has, or that follows from its place.</param>
    /// <param name="Path">Its address: “II.3.b”.</param>
    /// <param name="Headings">The titles above it, the outermost first.</param>
    public sealed record Entry(ProgrammeSection Section, string Label, string Path, IReadOnlyList<string> Headings, IReadOnlyList<ProgrammeCommitment> Commitments);

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>With the number in its section, and the address by which a reader finds it: of what is issued that of the document, “II.1.h”; else “III.2, 4”.</summary>
    public IEnumerable<(Entry Section, ProgrammeCommitment Commitment, int Number, string Address)> Commitments =>
        Entries.SelectMany(entry => entry.Commitments.Select((commitment, index) => (entry, commitment, index + 1, printed.GetValueOrDefault(commitment.Id) ?? $"{entry.Path}, {index + 1}")));

    /// <summary>Of a programme that the caller has from VisibleTo, in two statements.</summary>
    public static async Task<ProgrammeOutline> LoadAsync(TrackingDb db, ProgrammeId programme, CancellationToken cancel)
    {
        var sections = await db.ProgrammeSections.AsNoTracking().Where(row => row.ProgrammeId == programme).ToListAsync(cancel);
        var commitments = await db.ProgrammeCommitments.AsNoTracking().Where(row => row.ProgrammeId == programme)
            .Select(row => new { Row = row, Path = db.Provisions.Where(provision => provision.Id == row.IssuedProvisionId).Select(provision => provision.Path).FirstOrDefault() }).ToListAsync(cancel);
        var below = sections.OrderBy(row => row.Ordinal).ThenBy(row => row.Id.Value).ToLookup(row => row.UnderId);
        var within = commitments.Select(one => one.Row).OrderBy(row => row.Ordinal).ThenBy(row => row.Id.Value).ToLookup(row => row.SectionId);
        var entries = new List<Entry>();
        Walk(null, "", []);
        return new ProgrammeOutline(entries, commitments.Where(one => one.Path is not null).ToDictionary(one => one.Row.Id, one => one.Path!));

        // As deep as sections go, which is three.
        void Walk(ProgrammeSectionId? under, string path, IReadOnlyList<string> headings)
        {
            var place = 0;
            foreach (var section in below[under])
            {
                var mark = MarkOf(section.Depth, place++);
                var address = section.PrintedPath ?? (path.Length == 0 ? mark : $"{path}.{mark}");
                entries.Add(new Entry(section, section.PrintedLabel ?? LabelOf(section.Depth, mark), address, headings, [.. within[section.Id]]));
                Walk(section.Id, address, section.Heading.Length > 0 ? [.. headings, section.Heading] : headings);
            }
        }
    }

    private static string MarkOf(int depth, int place) => depth switch
    {
        1 => RomanNumeral.Format(place + 1),
        2 => (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => Letter(place),
    };

    private static string LabelOf(int depth, string mark) => depth <= 2 ? $"{mark}." : $"{mark})";

    // a, b, c, d, đ, e… as Decree 30/2020 counts points; behind the last letter aa, ab…
    private static string Letter(int place) =>
        place < Letters.Length ? Letters[place].ToString() : $"{Letter(place / Letters.Length - 1)}{Letters[place % Letters.Length]}";

    private const string Letters = "abcdđeghiklmnopqrstuvxy";
}
