namespace DonDoc.Text.Structure;

/// <summary>What stands above the body of a document.</summary>
sealed record Header
{
    public string? Type { get; set; }

    public string? TypeCode { get; set; }

    public string? Number { get; set; }

    /// <summary>Bodies of the left column, from the highest to the one that issues.</summary>
    public List<string> Bodies { get; } = [];

    /// <summary>The issuer where a sentence says it: “Nghị quyết số 57-NQ/TW … của Bộ Chính trị”.</summary>
    public string? IssuerInSentence { get; set; }

    /// <summary>The title of the Youth Union stands beside the column: its committee of a place is meant.</summary>
    public bool IsYouthUnion { get; set; }

    /// <summary>The body that decides, above its decision: “CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NINH BÌNH”.</summary>
    public string? Enacting { get; set; }

    /// <summary>Its line; what follows it belongs to the body as much as to the header.</summary>
    public int? EnactingLine { get; set; }

    /// <summary>What stands in brackets under the subject: “(Kèm theo Quyết định số …)”.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Lines that stand among those of the header and say nothing that a header says.</summary>
    public List<Line> Unread { get; } = [];

    public DateOnly? Date { get; set; }

    public string? Place { get; set; }

    public string? Subject { get; set; }

    /// <summary>The first line of the body.</summary>
    public int NextLine { get; set; }
}
