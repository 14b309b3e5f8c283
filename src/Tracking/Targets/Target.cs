using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;

namespace DonDoc.Tracking.Targets;

/// <summary>What a target is and how it is measured.</summary>
/// <param name="Unit">“%”, “tỷ đồng”, “Thứ bậc”; empty where it has none.</param>
/// <param name="Definition">How the value is come by, where its name does not say it.</param>
/// <param name="Forecast">The last value for a point in time and a line for a period, where null.</param>
public sealed record TargetTerms(
    [Longest(Target.LongestName)] string? Name, [Longest(Target.LongestUnit)] string? Unit = null, TargetDirection Direction = TargetDirection.MoreIsBetter,
    TargetMeasure Measure = TargetMeasure.PointInTime, TargetKind Kind = TargetKind.Quantitative, TargetFrequency Frequency = TargetFrequency.Yearly,
    [Longest(Target.LongestDefinition)] string? Definition = null, decimal? Baseline = null, DateOnly? BaselineOn = null, ForecastMethod? Forecast = null);

/// <summary>Where a target comes from; empty where it was written down by hand.</summary>
internal sealed record TargetSource(DocumentId? Document = null, ProvisionId? Provision = null, ProgrammeCommitmentId? Commitment = null);

/// <summary>A chỉ tiêu: a quantity, or words, that organisations are to reach; who set it accepts what they tell. Its <see cref="TargetLine"/>s say who.</summary>
internal sealed class Target : IVersioned
{
    public const int LongestName = 1000;
    public const int LongestUnit = 100;
    public const int LongestDefinition = 2000;
    public const int LongestCode = 60;

    /// <summary>Of a value in words, of the source of a value.</summary>
    public const int LongestWords = 1000;

    /// <summary>Of a reason, of what is said beside a value.</summary>
    public const int LongestNote = 2000;

    private Target()
    {
        Code = Name = SearchKey = SetByName = "";
    }

    private Target(string code, OrganisationId owner, TargetSource? source, Actor by)
        : this()
    {
        Id = TypedId.New<TargetId>();
        Code = code;
        OwnerId = owner;
        SourceDocumentId = source?.Document;
        SourceProvisionId = source?.Provision;
        SourceCommitmentId = source?.Commitment;
        SetAt = by.At;
        SetByName = by.Name;
    }

    public TargetId Id { get; private set; }

    /// <summary>Unique: given by who sets it, or the next of its owner.</summary>
    public string Code { get; private set; }

    public string Name { get; private set; }

    public string? Unit { get; private set; }

    public string? Definition { get; private set; }

    public TargetKind Kind { get; private set; }

    public TargetDirection Direction { get; private set; }

    public TargetMeasure Measure { get; private set; }

    public TargetFrequency Frequency { get; private set; }

    public ForecastMethod Forecast { get; private set; }

    /// <summary>Where it stood before, on <see cref="BaselineOn"/>.</summary>
    public decimal? Baseline { get; private set; }

    public DateOnly? BaselineOn { get; private set; }

    /// <summary>Who set it: plans values, accepts actual ones, decides what is contested.</summary>
    public OrganisationId OwnerId { get; private set; }

    public DocumentId? SourceDocumentId { get; private set; }

    public ProvisionId? SourceProvisionId { get; private set; }

    public ProgrammeCommitmentId? SourceCommitmentId { get; private set; }

    public TargetState State { get; private set; }

    public string? ClosedReason { get; private set; }

    public DateTime SetAt { get; private set; }

    public string SetByName { get; private set; }

    public string SearchKey { get; private set; }

    public int Version { get; private set; }

    public static Outcome<Target> Set(string code, TargetTerms terms, OrganisationId owner, TargetSource? source, Actor by)
    {
        var target = new Target(code.Trim(), owner, source, by);
        return target.Say(terms) is { } refusal ? refusal : target;
    }

    /// <summary>Says it otherwise. What its values mean stays as soon as there are any.</summary>
    public Refusal? Change(TargetTerms terms, bool hasFigures)
    {
        if (State == TargetState.Closed)
            return TargetRefusals.Closed;
        var before = (Name, Unit, Definition, Kind, Direction, Measure, Frequency, Forecast, Baseline, BaselineOn);
        if (hasFigures && (terms.Kind, terms.Direction, terms.Measure, terms.Frequency) != (Kind, Direction, Measure, Frequency))
            return TargetRefusals.HasFigures;
        if (Say(terms) is { } refusal)
            return refusal;
        if (before == (Name, Unit, Definition, Kind, Direction, Measure, Frequency, Forecast, Baseline, BaselineOn))
            return TargetRefusals.NothingChanged;
        Version++;
        return null;
    }

    public Refusal? Close(string? reason)
    {
        if (State == TargetState.Closed)
            return TargetRefusals.Closed;
        if (string.IsNullOrWhiteSpace(reason))
            return TargetRefusals.ReasonMissing;
        State = TargetState.Closed;
        ClosedReason = reason.Trim();
        Version++;
        return null;
    }

    /// <summary>Its lines changed: who looked before does not change them by what they saw.</summary>
    public void Touch() => Version++;

    /// <summary>Who set it ended: its successor plans and accepts from now on.</summary>
    public void PassTo(OrganisationId heir)
    {
        OwnerId = heir;
        Version++;
    }

    private Refusal? Say(TargetTerms terms)
    {
        if (string.IsNullOrWhiteSpace(terms.Name))
            return TargetRefusals.NameMissing;
        if (!TargetNumber.Fits(terms.Baseline))
            return TargetRefusals.NumberTooLong.At("Baseline");
        if (terms.Baseline is not null && terms.BaselineOn is null)
            return TargetRefusals.BaselineDayMissing;
        Name = terms.Name.Trim();
        Unit = Said(terms.Unit);
        Definition = Said(terms.Definition);
        (Kind, Direction, Measure, Frequency) = (terms.Kind, terms.Direction, terms.Measure, terms.Frequency);
        Forecast = terms.Forecast ?? (Measure == TargetMeasure.PointInTime ? ForecastMethod.LastValue : ForecastMethod.Linear);
        (Baseline, BaselineOn) = (terms.Baseline, terms.Baseline is null ? null : terms.BaselineOn);
        SearchKey = Text.Vietnamese.SearchKey.Of($"{Code} {Name}");
        return null;
    }

    internal static string? Said(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
