using System.Text.Json;
using System.Text.Json.Serialization;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Assignments.Sheets;

public readonly record struct AssignmentSheetId(Guid Value) : ITypedId<AssignmentSheetId>
{
    public static AssignmentSheetId From(Guid value) => new(value);

    public int CompareTo(AssignmentSheetId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

public enum SheetState
{
    /// <summary>Every cell was right when it came; a person looks at what it would do.</summary>
    Waiting,

    /// <summary>All of it was done at once.</summary>
    Taken,
    Discarded,
}

/// <summary>A table of assignments that somebody gave, until it is taken over or discarded. Nothing changes by it before.</summary>
internal sealed class AssignmentSheet : IVersioned
{
    public const int LongestName = 260;

    private AssignmentSheet()
    {
        FileName = ByName = "";
        Table = new SheetContent(new Dictionary<SheetColumn, int>(), [], 0, []);
    }

    /// <param name="sends">What is complete is sent at once; otherwise new ones wait as drafts.</param>
    public AssignmentSheet(OrganisationId assigner, string fileName, SheetContent content, bool sends, Actor by)
    {
        Id = TypedId.New<AssignmentSheetId>();
        (AssignerId, FileName, Table, Sends) = (assigner, fileName, content, sends);
        (By, ByName, At) = (by.AccountId, by.Name, by.At);
        Rows = content.Lines.Count;
    }

    public AssignmentSheetId Id { get; private set; }

    /// <summary>Who assigns what is new in it.</summary>
    public OrganisationId AssignerId { get; private set; }

    public string FileName { get; private set; }

    public SheetContent Table { get; private set; }

    public int Rows { get; private set; }

    public bool Sends { get; private set; }

    public SheetState State { get; private set; }

    public Guid By { get; private set; }

    public string ByName { get; private set; }

    public DateTime At { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public string? EndedByName { get; private set; }

    /// <summary>Assignments that came of it.</summary>
    public int Made { get; private set; }

    /// <summary>Assignments that it changed.</summary>
    public int Changed { get; private set; }

    public int Version { get; private set; }

    public Refusal? Take(int made, int changed, Actor by)
    {
        if (State != SheetState.Waiting)
            return SheetRefusals.Settled;
        (Made, Changed) = (made, changed);
        End(SheetState.Taken, by);
        return null;
    }

    public Refusal? Discard(Actor by)
    {
        if (State != SheetState.Waiting)
            return SheetRefusals.Settled;
        End(SheetState.Discarded, by);
        return null;
    }

    // What it said is in the assignments, or wanted by nobody.
    private void End(SheetState state, Actor by)
    {
        (State, EndedAt, EndedByName) = (state, by.At, by.Name);
        Table = new SheetContent(Table.Columns, [], 0, []);
        Version++;
    }
}

internal sealed class AssignmentSheetMapping : IEntityTypeConfiguration<AssignmentSheet>
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<AssignmentSheet> builder)
    {
        builder.ToTable("AssignmentSheets");
        builder.HasIndex(row => new { row.AssignerId, row.At });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.AssignerId).OnDelete(DeleteBehavior.Restrict);
        // Always written and read as a whole, and looked for by nobody.
        builder.Property(row => row.Table).HasConversion(content => JsonSerializer.Serialize(content, Json), text => JsonSerializer.Deserialize<SheetContent>(text, Json)!,
            new ValueComparer<SheetContent>((left, right) => ReferenceEquals(left, right), content => content.Lines.Count));
    }
}

internal static class AssignmentSheetQueries
{
    /// <summary>Those of the organisations for which the person assigns.</summary>
    public static IQueryable<AssignmentSheet> VisibleTo(this IQueryable<AssignmentSheet> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.AssignWork);
        return rows.Where(row => scope.Any(within => within.DescendantId == row.AssignerId));
    }
}
