using DonDoc.Text.Extraction;

namespace DonDoc.Text.Structure;

/// <summary>A document taken apart: its header, the tree of its provisions, its tables of tasks, what it refers to.</summary>
public sealed record Outline
{
    /// <summary>Type of document as it calls itself, in lower case: “chương trình hành động”.</summary>
    public string? Type { get; init; }

    /// <summary>Code of the type in numbers and symbols: NQ, CTr, KH.</summary>
    public string? TypeCode { get; init; }

    public string? Number { get; init; }

    /// <summary>The body on whose behalf it is signed, where it says so: “Ban Thường vụ Thành ủy Hải Phòng”.</summary>
    public string? Issuer { get; init; }

    /// <summary>The body above the issuer that the header block names first: “Đảng bộ tỉnh Hưng Yên”.</summary>
    public string? Superior { get; init; }

    public DateOnly? IssueDate { get; init; }

    public string? Place { get; init; }

    public string? Subject { get; init; }

    public Signer? Signer { get; init; }

    /// <summary>Nơi nhận: to whom it is sent, one by one, as worded; the archive (Lưu) is the last.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    public IReadOnlyList<OutlineNode> Nodes { get; init; } = [];

    public IReadOnlyList<TaskTable> TaskTables { get; init; } = [];

    public IReadOnlyList<ReferenceFact> References { get; init; } = [];

    /// <summary>Where the document refers to its own provisions, in order.</summary>
    public IReadOnlyList<InnerReferenceFact> InnerReferences { get; init; } = [];

    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}

public sealed record Signer(string Name, string? Position);

/// <summary>
/// One provision. <see cref="Path"/> is its readable address (“III.2.b”); <see cref="Start"/>–<see cref="End"/> cover it with its children.
/// </summary>
/// <param name="Kind">
/// part (Phần), chapter (Chương), section (Mục, Tiểu mục), article (Điều), clause (khoản: a number under an article), letter (A.), roman (I.),
/// arabic (1. 1.1.), point (điểm: a), also i)), dash, plus, appendix (also an enclosed document whose numbers begin anew).
/// </param>
/// <param name="Label">The mark as typed: “b)”, “III.”, “Điều 5.”.</param>
/// <param name="Heading">Its title, where the first line is one; otherwise null.</param>
/// <param name="Text">Its own words without its heading, its children's words and its tables.</param>
public sealed record OutlineNode(
    string Path, string Kind, string Label, string? Heading, string Text, int Start, int End, IReadOnlyList<OutlineNode> Children);

/// <summary>A table whose rows say what is to be done, by whom and when; or what is to be reached.</summary>
public sealed record TaskTable(int Start, int End, IReadOnlyList<TaskRow> Rows)
{
    /// <summary><c>tasks</c>, or <c>targets</c> where the header speaks of chỉ tiêu.</summary>
    public string Kind { get; init; } = "tasks";
}

/// <summary>One task, or one target; a row that is only the title of those below it is their <see cref="Group"/>.</summary>
/// <param name="Ordinal">As typed, without its full stop: “12”, “1.3”.</param>
/// <param name="Task">The task, or the target.</param>
/// <param name="Lead">The cell of the responsible body, undivided; <see cref="Leads"/> divides it.</param>
/// <param name="Cooperating">The cooperating bodies, one by one.</param>
/// <param name="Due">As typed: “Quý II/2025”, “Thường xuyên”.</param>
/// <param name="Deliverable">Product or result; of a target, the value to reach.</param>
public sealed record TaskRow(string? Ordinal, string? Task, string? Lead, IReadOnlyList<string> Cooperating, string? Due, string? Deliverable)
{
    /// <summary>The bodies of <see cref="Lead"/>, one by one: a table may name several as responsible.</summary>
    public IReadOnlyList<string> Leads => BodyList.Divide(Lead);

    /// <summary>Title of the group row above, with its ordinal: “I. Nâng cao nhận thức”.</summary>
    public string? Group { get; init; }

    /// <summary>Unit of measure, where the table has a column for it.</summary>
    public string? Unit { get; init; }

    /// <summary>Readable address: “PL II.I.3”.</summary>
    public string Path { get; init; } = "";

    /// <summary>Of a target with parts (11.1, 11.2 under 11): the parts.</summary>
    public IReadOnlyList<TaskRow> Parts { get; init; } = [];

    public int Start { get; init; }

    public int End { get; init; }
}

/// <summary>Something in a text that is not as it should be: a repeated number, a skipped one. Never an exception.</summary>
public sealed record Diagnostic(string Code, string Message, int Start, int End);
