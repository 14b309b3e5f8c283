using Xunit.v3;

namespace DonDoc.Running;

/// <summary>
/// Tests that cost more than a look after each change is worth: <c>./test --fast</c> leaves them out, <c>./test</c> runs them like all others. Compiled into the test projects that need it.
/// </summary>
/// <param name="why">What it is that takes so long.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SlowAttribute(string why) : Attribute, ITraitAttribute
{
    /// <summary>By which the runner is told: <c>-trait- Speed=Slow</c>.</summary>
    public const string Trait = "Speed";

    public string Why { get; } = why;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Trait, "Slow")];
}
