using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>How far an act has come.</summary>
public enum ReorganisationState
{
    /// <summary>Its lines are written and looked at; nothing has changed.</summary>
    Prepared,

    /// <summary>All of it was done at once.</summary>
    CarriedOut,

    /// <summary>Given up; nothing has changed.</summary>
    Discarded,
}

/// <summary>
/// One act on many organisations (sắp xếp tổ chức bộ máy): founded, renamed, moved, merged, split, dissolved from one day on. While it is
/// prepared its lines change and are shown with what they would move; then all of it is done at once, or nothing.
/// </summary>
internal sealed class Reorganisation : IVersioned
{
    /// <summary>In characters.</summary>
    public const int LongestTitle = 400;

    /// <summary>Of one act; the reform of 2025 has some 15,000.</summary>
    public const int MostLines = 50_000;

    private Reorganisation()
    {
        Title = Basis = PreparedByName = "";
        Lines = [];
    }

    private Reorganisation(OrganisationId owner, Actor by)
        : this()
    {
        Id = TypedId.New<ReorganisationId>();
        OwnerId = owner;
        State = ReorganisationState.Prepared;
        (PreparedBy, PreparedByName, PreparedAt) = (by.AccountId, by.Name, by.At);
    }

    public ReorganisationId Id { get; private set; }

    /// <summary>The organisation of who prepared it.</summary>
    public OrganisationId OwnerId { get; private set; }

    public string Title { get; private set; }

    /// <summary>First day on which it holds.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The decision it rests on, by number or in words.</summary>
    public string Basis { get; private set; }

    public IReadOnlyList<ReorganisationLine> Lines { get; private set; }

    public ReorganisationState State { get; private set; }

    public Guid PreparedBy { get; private set; }

    public string PreparedByName { get; private set; }

    public DateTime PreparedAt { get; private set; }

    /// <summary>When it was carried out or discarded.</summary>
    public DateTime? EndedAt { get; private set; }

    public string? EndedByName { get; private set; }

    public int Version { get; private set; }

    public static Outcome<Reorganisation> Prepare(OrganisationId owner, string? title, DateOnly day, string? basis, Actor by)
    {
        var act = new Reorganisation(owner, by);
        return act.Describe(title, day, basis) is { } refusal ? refusal : act;
    }

    /// <summary>Another title, day or basis.</summary>
    public Refusal? Describe(string? title, DateOnly day, string? basis)
    {
        if (NotPrepared is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(title))
            return ReorganisationRefusals.TitleMissing;
        if (string.IsNullOrWhiteSpace(basis))
            return ReorganisationRefusals.BasisMissing;
        (Title, Day, Basis) = (title.Trim(), day, basis.Trim());
        Version++;
        return null;
    }

    /// <summary>All lines anew, as a file gives them.</summary>
    public Refusal? Write(IReadOnlyList<ReorganisationLine> lines)
    {
        if (NotPrepared is { } refusal)
            return refusal;
        if (lines.Count > MostLines)
            return ReorganisationRefusals.TooManyLines.With($"{MostLines}");
        Lines = [.. lines];
        Version++;
        return null;
    }

    public Refusal? Add(ReorganisationLine line) => Write([.. Lines, line]);

    /// <param name="place">From 1.</param>
    public Refusal? Remove(int place) => place < 1 || place > Lines.Count ? ReorganisationRefusals.LineNotFound : Write([.. Lines.Where((_, index) => index != place - 1)]);

    /// <param name="today">It is done on its day or after: what is open is handed over at once.</param>
    public Refusal? CarryOut(DateOnly today, Actor by)
    {
        if (NotPrepared is { } refusal)
            return refusal;
        if (Lines.Count == 0)
            return ReorganisationRefusals.NoLines;
        if (today < Day)
            return ReorganisationRefusals.DayAhead.With(PageRequest.Key(Day));
        End(ReorganisationState.CarriedOut, by);
        return null;
    }

    public Refusal? Discard(Actor by)
    {
        if (NotPrepared is { } refusal)
            return refusal;
        End(ReorganisationState.Discarded, by);
        return null;
    }

    private void End(ReorganisationState state, Actor by)
    {
        State = state;
        (EndedAt, EndedByName) = (by.At, by.Name);
        Version++;
    }

    private Refusal? NotPrepared => State switch
    {
        ReorganisationState.Prepared => null,
        ReorganisationState.CarriedOut => ReorganisationRefusals.AlreadyCarriedOut,
        _ => ReorganisationRefusals.Discarded,
    };
}
