using System.Globalization;
using System.Text;
using DonDoc.Text.Clarity;
using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>
/// The wording of a programme as plain text: what is compared, judged, kept as a draft and printed into the document that is issued. The words
/// are those of the documents, whatever language the pages speak.
/// </summary>
internal sealed class ProgrammeText
{
    private readonly StringBuilder text = new();
    private readonly List<(ProgrammeSectionId, Span)> sections = [];
    private readonly List<(ProgrammeCommitmentId, Span)> commitments = [];

    private ProgrammeText(string typeName, string title, ProgrammeOutline outline, Func<CommitmentWords, string> say)
    {
        text.Append(typeName.ToUpper(CultureInfo.GetCultureInfo("vi"))).Append('\n').Append(title).Append('\n');
        foreach (var entry in outline.Entries)
        {
            var start = text.Length + 1;
            text.Append('\n').Append(entry.Label).Append(' ').Append(entry.Section.Heading).Append('\n');
            if (entry.Section.Body.Length > 0)
                text.Append(entry.Section.Body).Append('\n');
            sections.Add((entry.Section.Id, new Span(start, text.Length - 1)));
            foreach (var commitment in entry.Commitments)
            {
                var begin = text.Length;
                text.Append("- ").Append(say(commitment.Words)).Append('\n');
                commitments.Add((commitment.Id, new Span(begin, text.Length - 1)));
            }
        }

        PlainText = text.ToString().Normalize(NormalizationForm.FormC);
    }

    public string PlainText { get; }

    /// <summary>Where the own words of each section stand, without its commitments. Only where the text was normalised already, as what is typed is.</summary>
    public IReadOnlyList<(ProgrammeSectionId Section, Span Span)> Sections => sections;

    public IReadOnlyList<(ProgrammeCommitmentId Commitment, Span Span)> Commitments => commitments;

    public static ProgrammeText Of(Programme programme, ProgrammeOutline outline) => new(programme.TypeName, programme.Title, outline, SentenceOf);

    /// <summary>Without what <see cref="SentenceOf"/> adds: only what somebody wrote is judged, not the labels and names that every programme has here.</summary>
    public static ProgrammeText OwnWords(Programme programme, ProgrammeOutline outline) => new(programme.TypeName, programme.Title, outline, words => words.What);

    /// <summary>
    /// A commitment in one paragraph, as programmes write them: “Xây dựng … Cơ quan chủ trì: …; phối hợp: …; thời hạn: 31/12/2027.” What its words say themselves is not said again.
    /// </summary>
    public static string SentenceOf(CommitmentWords words)
    {
        var said = SearchKey.Of(words.What);
        var sentence = new StringBuilder(OneLine(words.What)!.TrimEnd('.', ';', ' '));
        List<string> parts = [];
        Add("Cơ quan chủ trì", words.LeadName);
        Add("phối hợp", words.Cooperating);
        Add("chịu trách nhiệm", words.Responsible);
        Add("sản phẩm", words.Product);
        Add("thước đo", words.Measure);
        Add("chỉ tiêu", words.Target);
        Add("bắt đầu", Day(words.StartsOn));
        Add("thời hạn", words.DueOn is { } due && CommitmentReader.ReadPassage(SourceText.FromPlain(words.What)).Due == due ? null : Day(words.DueOn));
        Add("các mốc", words.Milestones);
        Add("nguồn lực", words.Means);
        Add("thẩm quyền", words.Authority);
        if (parts.Count > 0)
            sentence.Append(". ").Append(char.ToUpper(parts[0][0], CultureInfo.GetCultureInfo("vi"))).Append(parts[0].AsSpan(1));
        foreach (var part in parts.Skip(1))
            sentence.Append("; ").Append(part);
        return sentence.Append('.').ToString();

        // As whole words: “4 trạm” is not said by “14 trạm”.
        bool IsSaid(string key)
        {
            for (var at = said.IndexOf(key, StringComparison.Ordinal); at >= 0; at = said.IndexOf(key, at + 1, StringComparison.Ordinal))
            {
                if ((at == 0 || !char.IsLetterOrDigit(said[at - 1])) && (at + key.Length >= said.Length || !char.IsLetterOrDigit(said[at + key.Length])))
                    return true;
                if (at + 1 >= said.Length)
                    break;
            }

            return false;
        }

        void Add(string label, string? value)
        {
            if (OneLine(value) is { } line && !value!.Split('\n').All(part => IsSaid(SearchKey.Of(part.Trim().TrimEnd('.', ';')))))
                parts.Add($"{label}: {line.TrimEnd('.', ';', ' ')}");
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string? OneLine(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : string.Join("; ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
