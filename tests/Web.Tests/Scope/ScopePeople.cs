using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Web.Tests.Scope;

/// <summary>A role held somewhere, by the place's name in the test.</summary>
sealed record Held(Role Role, OrganisationId In);

/// <summary>Somebody who asks, with everything from which their reach is made.</summary>
/// <param name="Mandate">Inspected organisation and what it opens there.</param>
/// <param name="For">Roles of somebody whose work is delegated, and which of it.</param>
/// <param name="Seat">The word of the delegation in which they sit.</param>
sealed record Person(
    string Name, Guid Account, OrganisationId Home, IReadOnlyList<Held> Roles, (OrganisationId Inspected, Permission[] Contents)? Mandate = null,
    (Held[] Roles, OrganisationId Home, Permission Operation)? For = null, string? Seat = null)
{
    public override string ToString() => Name;
}

/// <summary>
/// What each person may see and do, worked out from the matrix and a list of who stands below whom; shares nothing with how the
/// product asks the database.
/// </summary>
/// <param name="parents">Each organisation's superior.</param>
/// <param name="commissions">Inspection commissions.</param>
sealed class ScopeTable(IReadOnlyDictionary<OrganisationId, OrganisationId> parents, IReadOnlySet<OrganisationId> commissions)
{
    /// <summary>The operation that shows a kind of record.</summary>
    public static Permission Shows(Kind kind) => kind switch
    {
        Kind.Document => Permission.ViewDocuments,
        Kind.Draft or Kind.ProgrammeDraft => Permission.ViewDrafts,
        Kind.Programme => Permission.ViewProgrammes,
        Kind.Assignment or Kind.Bottleneck or Kind.Letter => Permission.ViewAssignments,
        Kind.Engagement or Kind.Recommendation => Permission.ViewEngagements,
        Kind.Import => Permission.ImportFiles,
        Kind.BulkImport => Permission.RegisterDocuments,
        Kind.Organisation => Permission.ViewOrganisations,
        Kind.Account => Permission.ManageAccounts,
        _ => Permission.ViewAudit,
    };

    public bool May(Person person, Permission operation) => Reached(person, operation).Any();

    /// <param name="by">The operation that must reach it; the one that shows its kind where null.</param>
    public bool Sees(Person person, Subject subject, Permission? by = null)
    {
        var operation = by ?? Shows(subject.Kind);
        var rule = AccessMatrix.Of(operation);
        var sides = rule.Parties.Count == 0
            ? [(Party.Owner, new OrganisationId(Guid.Parse(subject.Kind == Kind.Organisation ? subject.Key : $"{subject.Sides[0].In}")))]
            : subject.Sides.Where(side => rule.Parties.Contains(side.Side)).ToList();
        return Reached(person, operation).Any(reach => sides.Exists(side => side.Item1 == Party.Subordinate
            ? !reach.IsVisit && IsWithin(reach.Top, side.Item2)
            : (reach.Side is null || reach.Side == side.Item1) && IsWithin(side.Item2, reach.Top)));
    }

    IEnumerable<(OrganisationId Top, bool IsVisit, Party? Side)> Reached(Person person, Permission operation)
    {
        var rule = AccessMatrix.Of(operation);
        foreach (var held in person.Roles.Where(held => rule.Roles.Contains(held.Role)))
        {
            yield return (rule.Relation == Relation.OwnHouse ? House(held, person.Home) : held.In, false, null);
            if (rule.AtLevel && commissions.Contains(held.In))
                yield return (parents[held.In], false, null);
        }

        if (person.Mandate is { } mandate && rule.ByMandate && (operation == Permission.ViewOrganisations || mandate.Contents.Contains(operation)))
            yield return (mandate.Inspected, true, null);
        if (person.For is not { } deputed)
            yield break;
        foreach (var held in deputed.Roles.Where(held => AccessMatrix.Of(deputed.Operation).Roles.Contains(held.Role)))
        {
            if (operation == deputed.Operation)
                yield return (House(held, deputed.Home), false, null);
            if (AccessMatrix.Sight(deputed.Operation).Contains(operation))
            {
                foreach (var side in AccessMatrix.Of(deputed.Operation).Parties)
                    yield return (House(held, deputed.Home), false, side);
            }

            if (AccessMatrix.With(deputed.Operation).Contains(operation))
                yield return (held.In, false, null);
        }
    }

    OrganisationId House(Held held, OrganisationId home) => IsWithin(home, held.In) ? home : held.In;

    bool IsWithin(OrganisationId organisation, OrganisationId top)
    {
        for (OrganisationId? at = organisation; at is { } here; at = parents.TryGetValue(here, out var above) ? above : null)
        {
            if (here == top)
                return true;
        }

        return false;
    }
}
