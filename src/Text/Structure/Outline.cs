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

    public string? Issuer { get; init; }

    public DateOnly? IssueDate { get; init; }

    public string? Place { get; init; }

    public string? Subject { get; init; }

    public Signer? Signer { get; init; }

    public IReadOnlyList<OutlineNode> Nodes { get; init; } = [];

    public IReadOnlyList<TaskTable> TaskTables { get; init; } = [];

    public IReadOnlyList<ReferenceFact> References { get; init; } = [];

    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}

public sealed record Signer(string Name, string? Position);

/// <summary>
/// One provision. <see cref="Path"/> is its readable address (“III.2.b”); <see cref="Start"/>–<see cref="End"/> cover it with its children.
/// </summary>
/// <param name="Kind">part chapter section article clause point roman arabic letter dash plus appendix.</param>
/// <param name="Label">The mark as typed: “b)”, “III.”, “Điều 5.”.</param>
/// <param name="Heading">Its title, where the first line is one; otherwise null.</param>
/// <param name="Text">Its own words without its children's.</param>
public sealed record OutlineNode(
    string Path, string Kind, string Label, string? Heading, string Text, int Start, int End, IReadOnlyList<OutlineNode> Children);

public sealed record TaskTable(int Start, int End, IReadOnlyList<TaskRow> Rows);

public sealed record TaskRow(string? Ordinal, string? Task, string? Lead, IReadOnlyList<string> Cooperating, string? Due, string? Deliverable);

/// <summary>Something in a text that is not as it should be: a repeated number, a skipped one. Never an exception.</summary>
public sealed record Diagnostic(string Code, string Message, int Start, int End);
