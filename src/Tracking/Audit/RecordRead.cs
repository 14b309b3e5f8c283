using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Audit;

/// <summary>Records that somebody opened a sensitive record, or took it away. The entry is seen where the record belongs, not where the reader does.</summary>
public sealed class RecordRead(TrackingDb db)
{
    /// <param name="Act"><c>engagement.read</c>, <c>document.downloaded</c>.</param>
    /// <param name="Kind">document, assignment, engagement, account…; null where it is no one record.</param>
    public sealed record Input(string Act, string? Kind = null, Guid? Subject = null, IReadOnlyDictionary<string, string?>? Details = null);

    public async Task RunAsync(Input input, CancellationToken cancel = default)
    {
        var owner = input is { Kind: { } kind, Subject: { } subject } ? await OwnerAsync(kind, subject, cancel) : null;
        var act = new RecordedAct(input.Act) { SubjectKind = input.Kind, SubjectId = input.Subject, Owner = owner };
        await db.RecordAsync(input.Details is { } details ? act with { Details = details } : act, cancel);
    }

    /// <summary>By the names in the rules, because this module stands before most of the records.</summary>
    private async Task<OrganisationId?> OwnerAsync(string kind, Guid subject, CancellationToken cancel)
    {
        var (name, rule) = AuditRules.Audited.FirstOrDefault(rule => rule.Value.Kind == kind && rule.Value.Noun is null);
        if (rule?.Owner is null)
            return null;
        var entity = db.Model.GetEntityTypes().Single(one => one.ShortName() == name);
        var key = entity.FindPrimaryKey()!.Properties.Single().ClrType;
        var found = await db.FindAsync(entity.ClrType, [key == typeof(Guid) ? subject : Activator.CreateInstance(key, subject)], cancel);
        return found is null ? null : db.Entry(found).Property(rule.Owner).CurrentValue as OrganisationId?;
    }
}
