namespace DonDoc.Tracking.Kernel;

/// <summary>
/// An expected "no": a rule that does not allow what was asked. Its code is also the key of its words in the resources.
/// What a person may not see and what does not exist are the same refusal.
/// </summary>
/// <param name="Code">module.reason in snake case, for example <c>assignment.already_confirmed</c>.</param>
public sealed record Refusal(string Code)
{
    /// <summary>Values for the placeholders {0}, {1}… of the words, already plain: names, numbers, ISO dates.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The input field it is about, in the name of the slice's Input, where there is one.</summary>
    public string? Field { get; init; }

    /// <summary>A record to link to: the file already imported, the document already registered.</summary>
    public Guid? Existing { get; init; }

    /// <summary>What else is wrong with the same input, where a slice looks at several things before it refuses.</summary>
    public IReadOnlyList<Refusal> Others { get; init; } = [];

    public Refusal With(params string[] arguments) => this with { Arguments = arguments };

    public Refusal At(string field) => this with { Field = field };

    public Refusal LinkedTo(Guid existing) => this with { Existing = existing };
}

/// <summary>What a slice gives back: a value, or the refusal.</summary>
public readonly struct Outcome<T> : IEquatable<Outcome<T>>
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    /// <summary>Null where the value is there.</summary>
    public Refusal? Refusal { get; }

    public bool IsRefused => Refusal is not null;

    /// <summary>The value; asking for it after a refusal is a bug in the caller.</summary>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    public bool Equals(Outcome<T> other) => EqualityComparer<T?>.Default.Equals(value, other.value) && Equals(Refusal, other.Refusal);

    public override bool Equals(object? obj) => obj is Outcome<T> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(value, Refusal);

    public static bool operator ==(Outcome<T> left, Outcome<T> right) => left.Equals(right);

    public static bool operator !=(Outcome<T> left, Outcome<T> right) => !left.Equals(right);
}
