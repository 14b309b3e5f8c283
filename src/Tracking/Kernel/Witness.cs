namespace DonDoc.Tracking.Kernel;

/// <summary>Who acts, as the audit log names them.</summary>
/// <param name="AccountId">Null for the program and for strangers.</param>
/// <param name="Name">The person's name at the time of the act; null for a stranger.</param>
/// <param name="Home">Their organisation: it owns entries about what has no owner of its own.</param>
/// <param name="Under">The permission under which it is done, where it is known.</param>
/// <param name="Address">Remote address of the request.</param>
/// <param name="Token">The token of the program that does it in the person's name; null where the person does it.</param>
public sealed record Witness(
    Guid? AccountId, string? Name, OrganisationId? Home = null, string? Under = null, string? Address = null, TokenInUse? Token = null)
{
    /// <summary>Nobody is signed in: set-up, command line, jobs.</summary>
    public static readonly Witness Program = new(null, "DonDoc");
}

/// <summary>
/// Something that was done and is no change of a record, or a change past the change tracker: a sign-in, a read of a sensitive
/// record, an export, a bulk load.
/// </summary>
/// <param name="Act">module.verb in snake case: <c>access.signed_in</c>, <c>document.read</c>.</param>
public sealed record RecordedAct(string Act)
{
    /// <summary>document, assignment, engagement, account, organisation…</summary>
    public string? SubjectKind { get; init; }

    public Guid? SubjectId { get; init; }

    /// <summary>The organisation in whose scope the entry is seen; that of the acting person where null.</summary>
    public OrganisationId? Owner { get; init; }

    /// <summary>Null: done. Otherwise the code of the refusal.</summary>
    public string? Refusal { get; init; }

    /// <summary>What else is worth knowing; never a secret, never content.</summary>
    public IReadOnlyDictionary<string, string?> Details { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Who did it, where that is not the one who is signed in: the sign-in itself.</summary>
    public Witness? By { get; init; }
}
