using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>The report out of whose difficulties a bottleneck was made.</summary>
/// <param name="Version">Number of its version that says them.</param>
public sealed record BottleneckOrigin(PeriodReportId Report, int Version);

/// <summary>What is said when a bottleneck is raised.</summary>
internal sealed record BottleneckWords(string Kind, BottleneckSeverity Severity, string Hinders, string Asks);

/// <summary>
/// Điểm nghẽn: what holds up assignments and only somebody else can remove. One organisation raised it, one at a time is asked to resolve it. Each verb either
/// changes where it stands and leaves a <see cref="BottleneckEvent"/>, or refuses.
/// </summary>
internal sealed class Bottleneck : IVersioned
{
    /// <summary>In characters: what hinders, what is asked, an answer, a reason.</summary>
    public const int LongestNote = 4000;
    public const int LongestKind = 100;

    /// <summary>Assignments of one bottleneck.</summary>
    public const int MostHeld = 50;

    private readonly List<BottleneckEvent> events = [];
    private readonly List<BottleneckHold> holds = [];
    private readonly List<BottleneckEvidence> evidence = [];

    private Bottleneck()
    {
        Code = Kind = Hinders = Asks = SearchKey = "";
    }

    public BottleneckId Id { get; private set; }

    /// <summary>The raiser's code and a number: <c>31.SXD/VM-0001</c>.</summary>
    public string Code { get; private set; }

    /// <summary>Whose side raised it, and confirms it; its successor where it ended.</summary>
    public OrganisationId RaiserId { get; private set; }

    /// <summary>Who is asked now; who was asked before stands in the acts.</summary>
    public OrganisationId ResolverId { get; private set; }

    /// <summary>One of those that the configuration names, when it was raised.</summary>
    public string Kind { get; private set; }

    public BottleneckSeverity Severity { get; private set; }

    public string Hinders { get; private set; }

    /// <summary>What is asked of the resolver.</summary>
    public string Asks { get; private set; }

    public BottleneckState State { get; private set; }

    public DateOnly RaisedOn { get; private set; }

    public DateOnly ResolverSince { get; private set; }

    /// <summary>Day by which the resolver is to answer; null where no answer is waited for.</summary>
    public DateOnly? WaitsUntil { get; private set; }

    /// <summary>The same for a list in this order, those that wait for none last.</summary>
    public DateOnly WaitOrder { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public PeriodReportId? OriginReportId { get; private set; }

    public int? OriginVersion { get; private set; }

    /// <summary>Code and words, lower case without diacritics.</summary>
    public string SearchKey { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<BottleneckEvent> Events => events;

    public IReadOnlyList<BottleneckHold> Holds => holds;

    public IReadOnlyList<BottleneckEvidence> Evidence => evidence;

    /// <param name="answerBy">Day by which the resolver is to answer.</param>
    public static Outcome<Bottleneck> Raise(
        string code, OrganisationId raiser, OrganisationId resolver, BottleneckWords words, IReadOnlyCollection<AssignmentId> held, BottleneckOrigin? origin, DateOnly answerBy, Actor by)
    {
        if (string.IsNullOrWhiteSpace(words.Hinders))
            return BottleneckRefusals.HindersMissing;
        if (string.IsNullOrWhiteSpace(words.Asks))
            return BottleneckRefusals.AsksMissing;
        if (held.Count == 0)
            return BottleneckRefusals.AssignmentMissing;
        if (raiser == resolver)
            return BottleneckRefusals.ResolverIsRaiser;
        var today = Clock.DayOf(by.At);
        var it = new Bottleneck
        {
            Id = TypedId.New<BottleneckId>(),
            Code = code,
            RaiserId = raiser,
            Kind = words.Kind,
            Severity = words.Severity,
            Hinders = words.Hinders.Trim(),
            Asks = words.Asks.Trim(),
            RaisedOn = today,
            OriginReportId = origin?.Report,
            OriginVersion = origin?.Version,
            SearchKey = Text.Vietnamese.SearchKey.Of($"{code} {words.Hinders.Trim()} {words.Asks.Trim()}"),
        };
        it.holds.AddRange(held.Select(assignment => new BottleneckHold(it.Id, assignment)));
        it.Ask(resolver, answerBy, today);
        it.Remember(BottleneckAct.Raised, by, null);
        return it;
    }

    /// <summary>Sends it to somebody else who can resolve it, and says why. Who had it keeps seeing it.</summary>
    public Refusal? Forward(OrganisationId to, string? reason, DateOnly answerBy, Actor by)
    {
        if (NotWithResolver is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(reason))
            return BottleneckRefusals.ReasonMissing;
        if (to == ResolverId)
            return BottleneckRefusals.ResolverSame;
        if (to == RaiserId)
            return BottleneckRefusals.ResolverIsRaiser;
        Ask(to, answerBy, Clock.DayOf(by.At));
        Remember(BottleneckAct.Forwarded, by, reason);
        return null;
    }

    /// <summary>The resolver's side works on it. The day by which it is to answer stays.</summary>
    public Refusal? TakeUp(string? note, Actor by)
    {
        if (NotWithResolver is { } refusal)
            return refusal;
        if (State is BottleneckState.TakenUp or BottleneckState.Answered)
            return BottleneckRefusals.AlreadyTakenUp;
        State = BottleneckState.TakenUp;
        Remember(BottleneckAct.TakenUp, by, note);
        return null;
    }

    /// <summary>The resolver's side answers; the raiser may say that this removes it. A further answer may follow.</summary>
    public Refusal? Answer(string? words, IReadOnlyList<StoredFile> files, Actor by)
    {
        if (AnswerRefusal(words, files) is { } refusal)
            return refusal;
        State = BottleneckState.Answered;
        WaitFor(null);
        Show(BottleneckAct.Answered, words, files, by);
        return null;
    }

    public Refusal? AnswerRefusal(string? words, IReadOnlyList<StoredFile> files)
    {
        if (NotWithResolver is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(words))
            return BottleneckRefusals.AnswerMissing;
        return files.Any(file => !file.IsWhole) ? DocumentRefusals.FileDamaged : null;
    }

    /// <summary>The resolver's side says that it is removed, and shows it: a note, a file, or both.</summary>
    public Refusal? Resolve(string? note, IReadOnlyList<StoredFile> files, Actor by)
    {
        if (ResolveRefusal(note, files) is { } refusal)
            return refusal;
        State = BottleneckState.Resolved;
        WaitFor(null);
        Show(BottleneckAct.Resolved, note, files, by);
        return null;
    }

    public Refusal? ResolveRefusal(string? note, IReadOnlyList<StoredFile> files)
    {
        if (NotWithResolver is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(note) && files.Count == 0)
            return BottleneckRefusals.EvidenceMissing;
        return files.Any(file => !file.IsWhole) ? DocumentRefusals.FileDamaged : null;
    }

    /// <summary>The raiser's side agrees that it is removed, by the resolution or by the answer itself.</summary>
    /// <remarks>Four eyes: its acts must be loaded.</remarks>
    public Refusal? Confirm(string? note, Actor by)
    {
        if (NotWithRaiser is { } refusal)
            return refusal;
        var claim = events.Where(one => one.Act is BottleneckAct.Answered or BottleneckAct.Resolved).MaxBy(one => one.Number)
            ?? throw new InvalidOperationException("The answer that is to be confirmed is not loaded.");
        if (by.Is(claim.By) || (claim.ForAccountId is { } answeredFor && by.Is(answeredFor)))
            return BottleneckRefusals.OwnAnswer;
        End(BottleneckState.Confirmed, by);
        Remember(BottleneckAct.Confirmed, by, note);
        return null;
    }

    /// <summary>The raiser's side does not agree: an answer is waited for anew.</summary>
    public Refusal? SendBack(string? reason, DateOnly answerBy, Actor by)
    {
        if (NotWithRaiser is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(reason))
            return BottleneckRefusals.ReasonMissing;
        State = BottleneckState.SentBack;
        WaitFor(answerBy);
        Remember(BottleneckAct.SentBack, by, reason);
        return null;
    }

    /// <summary>The raiser's side takes it back: it hinders no more, or was no bottleneck.</summary>
    public Refusal? Withdraw(string? reason, Actor by)
    {
        if (NotOpen is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(reason))
            return BottleneckRefusals.ReasonMissing;
        End(BottleneckState.Withdrawn, by);
        Remember(BottleneckAct.Withdrawn, by, reason);
        return null;
    }

    /// <summary>It hinders again: it counts from its first day, as if it had never been at its end, and its resolver from today.</summary>
    public Refusal? Reopen(string? reason, DateOnly answerBy, Actor by)
    {
        if (EndedOn is null)
            return BottleneckRefusals.NotEnded;
        if (string.IsNullOrWhiteSpace(reason))
            return BottleneckRefusals.ReasonMissing;
        Ask(ResolverId, answerBy, Clock.DayOf(by.At));
        State = BottleneckState.SentBack;
        EndedOn = null;
        Remember(BottleneckAct.Reopened, by, reason);
        return null;
    }

    /// <summary>
    /// Goes to the successors of its sides; the days go on, since nobody answers sooner by being merged. Of one that is at its end nothing moves.
    /// </summary>
    /// <param name="on">First day of the successors.</param>
    public Refusal? HandOver(OrganisationId raiser, OrganisationId resolver, DateOnly on, string? note, Actor by)
    {
        if (NotOpen is { } refusal)
            return refusal;
        if ((raiser, resolver) == (RaiserId, ResolverId))
            return BottleneckRefusals.NothingToHandOver;
        (RaiserId, ResolverId) = (raiser, resolver);
        Remember(BottleneckAct.HandedOver, by, note, on);
        return null;
    }

    internal static string? Said(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();

    private Refusal? NotOpen => State switch
    {
        BottleneckState.Confirmed => BottleneckRefusals.AlreadyConfirmed,
        BottleneckState.Withdrawn => BottleneckRefusals.AlreadyWithdrawn,
        _ => null,
    };

    private Refusal? NotWithResolver => State == BottleneckState.Resolved ? BottleneckRefusals.AlreadyResolved : NotOpen;

    private Refusal? NotWithRaiser => BottleneckStates.WithRaiser.Contains(State) ? null : NotOpen ?? BottleneckRefusals.NotAnswered;

    private void Ask(OrganisationId resolver, DateOnly answerBy, DateOnly today)
    {
        State = BottleneckState.Raised;
        ResolverId = resolver;
        ResolverSince = today;
        WaitFor(answerBy);
    }

    private void WaitFor(DateOnly? answerBy)
    {
        WaitsUntil = answerBy;
        WaitOrder = answerBy ?? Timeline.End;
    }

    private void End(BottleneckState state, Actor by)
    {
        State = state;
        EndedOn = Clock.DayOf(by.At);
        WaitFor(null);
    }

    private void Show(BottleneckAct act, string? words, IReadOnlyList<StoredFile> files, Actor by)
    {
        var shown = Remember(act, by, words);
        evidence.AddRange(files.Select(file => new BottleneckEvidence(shown, file)));
    }

    private BottleneckEvent Remember(BottleneckAct act, Actor by, string? note, DateOnly? on = null)
    {
        Version++;
        var happened = new BottleneckEvent(this, act, by, note, on ?? Clock.DayOf(by.At));
        events.Add(happened);
        return happened;
    }
}
