using System.Globalization;
using System.Text.Json;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DonDoc.Tracking.Audit;

/// <summary>One row of a save, as the log tells it: which values were there and which come.</summary>
internal sealed class AuditedRow
{
    private readonly EntityEntry entry;
    private readonly AuditRule rule;
    private readonly List<PropertyEntry> told;

    public AuditedRow(EntityEntry entry, AuditRule rule)
    {
        this.entry = entry;
        this.rule = rule;
        Entity = entry.Metadata.ShortName();
        State = entry.State;
        Subject = GuidOf(entry.Property(rule.Subject).CurrentValue);
        told = State == EntityState.Unchanged || IsCounted ? [] : entry.Properties.Where(IsTold).OrderBy(property => property.Metadata.Name, StringComparer.Ordinal).ToList();
        Id = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(key => entry.Property(key))
            .Select(key => key.IsTemporary ? "" : Text(key.CurrentValue)));
    }

    public string Entity { get; }

    public string Id { get; }

    public EntityState State { get; }

    public Guid Subject { get; }

    public bool IsRecord => rule.Noun is null;

    public string? Noun => rule.Noun;

    public bool IsCounted => rule.Counted && State == EntityState.Added;

    public bool SaysNothing => State == EntityState.Modified && told.Count == 0;

    // The record before its parts, parts of one kind in the order of their ids, which is that of time.
    public string Order => $"{(IsRecord ? 0 : 1)} {Entity} {Id}";

    public OrganisationId? Owner => rule.Owner is null ? null : entry.Property(rule.Owner).CurrentValue as OrganisationId?;

    /// <summary>The act, where the row names it.</summary>
    public string? Verb => rule.Verb is not null && State != EntityState.Deleted
        && (IsRecord ? State == EntityState.Modified && entry.Property(rule.Verb).IsModified : State == EntityState.Added)
            ? AuditedChanges.Snake(Text(entry.Property(rule.Verb).CurrentValue)) : null;

    public static string Word(EntityState state) => state switch { EntityState.Added => "added", EntityState.Deleted => "removed", _ => "changed" };

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("entity", Entity);
        json.WriteString("id", Id);
        json.WriteString("change", Word(State));
        json.WriteStartObject("values");
        foreach (var property in told)
        {
            json.WriteStartArray(property.Metadata.Name);
            var isSecret = AuditRules.IsSecret(Entity, property.Metadata.Name);
            WriteValue(json, State == EntityState.Added ? null : property.OriginalValue, isSecret);
            WriteValue(json, State == EntityState.Deleted ? null : property.CurrentValue, isSecret);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, bool isSecret)
    {
        if (value is null)
            json.WriteNullValue();
        else if (isSecret)
            json.WriteStringValue("***");
        else if (value is byte[] bytes)
            AuditJson.WriteHash(json, bytes.Length, bytes);
        else if (value is bool truth)
            json.WriteBooleanValue(truth);
        else if (value is int or long)
            json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
        else
            AuditJson.WriteText(json, Text(value));
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        System.Collections.IEnumerable several => string.Join("; ", several.Cast<object>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static Guid GuidOf(object? id) => id is Guid guid ? guid : Guid.Parse(Text(id));

    private bool IsTold(PropertyEntry property) =>
        !property.Metadata.IsPrimaryKey() && !AuditRules.IsUntold(property.Metadata.Name) && State switch
        {
            EntityState.Modified => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue),
            EntityState.Deleted => property.OriginalValue is not null,
            _ => property.CurrentValue is not null,
        };
}
