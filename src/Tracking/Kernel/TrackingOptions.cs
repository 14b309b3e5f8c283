namespace DonDoc.Tracking.Kernel;

/// <summary>Values that regulations set or change.</summary>
public sealed record TrackingOptions
{
    /// <summary>An assignment is due soon from this many days before its due date.</summary>
    public int DueSoonDays { get; init; } = 3;

    /// <summary>Open work stands still when neither side did anything in it for this many days.</summary>
    public int StalledDays { get; init; } = 30;

    /// <summary>Rows of one table of assignments that are taken at once.</summary>
    public int SheetRows { get; init; } = 5000;

    /// <summary>
    /// Closing days of the national congresses of the Party, IV to XIV: a term begins on each. Days that the configuration names
    /// come to these: <c>Tracking:CongressClosings:0=2031-01-25</c>.
    /// </summary>
    public IReadOnlyList<DateOnly> CongressClosings { get; init; } =
    [
        new(1976, 12, 20), new(1982, 3, 31), new(1986, 12, 18), new(1991, 6, 27), new(1996, 7, 1), new(2001, 4, 22), new(2006, 4, 25),
        new(2011, 1, 19), new(2016, 1, 28), new(2021, 2, 1), new(2026, 1, 23),
    ];

    /// <summary>Whether all types of document of an issuer share one series of numbers in a year or term; otherwise each type has its own.</summary>
    public bool SharedNumbering { get; init; }

    /// <summary>The number with which a series begins.</summary>
    public int NumbersBeginAt { get; init; } = 1;

    /// <summary>Bodies that number otherwise: <c>Tracking:Numbering:0:Issuer=…</c>. Of several rules the first that fits holds.</summary>
    public IReadOnlyList<NumberingRule> Numbering { get; init; } = [];

    /// <summary>At most this many documents are looked at for gaps in their numbers, the latest terms and years first.</summary>
    public int NumbersLookedAt { get; init; } = 20_000;

    /// <summary>A token of a program holds at most this many days.</summary>
    public int ApiTokenLongestDays { get; init; } = 365;

    /// <summary>A mandate to read in an inspected organisation lasts at most this many days: 180 and an extension of 60 (139-QĐ/TW).</summary>
    public int MandateDays { get; init; } = 240;

    /// <summary>The sections with which a programme begins, where nobody gives a template.</summary>
    public IReadOnlyList<string> ProgrammeSections { get; init; } = ["Mục đích, yêu cầu", "Mục tiêu, chỉ tiêu", "Nhiệm vụ, giải pháp", "Tổ chức thực hiện"];

    /// <summary>From this share of words that a file has taken from the document above, 0–1, a programme is begun from it only when the person says so again.</summary>
    public double ProgrammeCopiedShare { get; init; } = 0.8;

    /// <summary>What a campaign asks for is due soon from this many days before its due date; recipients are then reminded once by the program.</summary>
    public int CampaignDueSoonDays { get; init; } = 7;

    /// <summary>How long somebody who writes in a section is shown there without a further keystroke.</summary>
    public int SectionLeaseMinutes { get; init; } = 5;

    /// <summary>The part of a collective that must take part for it to decide.</summary>
    public string BallotQuorum { get; init; } = "2/3";

    /// <summary>More than this part must agree.</summary>
    public string BallotMajority { get; init; } = "1/2";

    /// <summary>How often an assignment is reported on for which nothing else is said: Monthly, Quarterly, HalfYearly, Yearly.</summary>
    public Cadence ReportsEvery { get; init; } = Cadence.Monthly;

    /// <summary>Ngày chốt số liệu: the day of a period's last month up to which a report tells (Nghị định 09/2019/NĐ-CP, Điều 12).</summary>
    public int ReportCutOffDay { get; init; } = 14;

    /// <summary>A report is in time up to this many days after the cut-off.</summary>
    public int ReportDueDays { get; init; } = 3;

    /// <summary>A period takes no first report later than this many days after the cut-off.</summary>
    public int ReportLockDays { get; init; } = 10;

    /// <summary>From this share of words that stood in the period before, 0–1, a report is sent only when the person says so again.</summary>
    public double ReportCopiedShare { get; init; } = 0.8;

    /// <summary>
    /// Kinds of bottlenecks, in the order of the form. Those of the product have words in both languages; others come to them
    /// (<c>Tracking:BottleneckKinds:0=Tín dụng</c>) and are shown as they are written.
    /// </summary>
    public IReadOnlyList<string> BottleneckKinds { get; init; } = ["law", "money", "people", "coordination", "land", "data", "guidance", "other"];

    /// <summary>Kinds of evidence, in the order of the form; others come to them in the same way (<c>Tracking:EvidenceKinds:0=Bản đồ</c>).</summary>
    public IReadOnlyList<string> EvidenceKinds { get; init; } = ["document", "report", "minutes", "decision", "picture", "data", "other"];

    /// <summary>Who is asked to resolve a bottleneck answers within this many calendar days.</summary>
    public int BottleneckAnswerDays { get; init; } = 15;

    /// <summary>Of all members; otherwise of those who take part.</summary>
    public bool BallotMajorityOfAll { get; init; } = true;
}
