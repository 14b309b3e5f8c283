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

    /// <summary>The body that decides, above its decision: “CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NINH BÌNH”.</summary>
    public string? Enacting { get; set; }

    public DateOnly? Date { get; set; }

    public string? Place { get; set; }

    public string? Subject { get; set; }

    /// <summary>The first line of the body.</summary>
    public int NextLine { get; set; }
}
