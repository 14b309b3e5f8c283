using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace DonDoc.Storage;

/// <summary>How one column of an entity is written in bulk: its name, its store type, and its value as the provider wants it.</summary>
internal sealed record BulkColumn(string Name, string StoreType, Func<object, object?> ValueOf)
{
    /// <summary>The table of an entity and its columns, read from the model; a table without owned parts or shadow columns.</summary>
    public static (string Table, List<BulkColumn> Columns) Of<T>(DbContext db)
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped.");
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        // A number that the database counts up is its own to give.
        var columns = entity.GetProperties().Where(property => (property.ClrType != typeof(int) && property.ClrType != typeof(long)) || property.ValueGenerated != ValueGenerated.OnAdd).Select(property =>
        {
            var getter = property.GetGetter();
            var converter = property.GetTypeMapping().Converter;
            return new BulkColumn(property.GetColumnName(table)!, property.GetColumnType(),
                converter is null ? getter.GetClrValue : row => getter.GetClrValue(row) is { } value ? converter.ConvertToProvider(value) : null);
        }).ToList();
        return (entity.GetTableName()!, columns);
    }
}
