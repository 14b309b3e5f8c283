using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace DonDoc.Storage;

/// <summary>
/// How one column of an entity is written in bulk: its name, its store type, and its value as the provider wants it, told as an expression of the row, so that
/// a writer compiles all of a row at once and no value goes through a box.
/// </summary>
internal sealed record BulkColumn(string Name, string StoreType, Expression Value)
{
    /// <summary>The table of an entity and its columns, read from the model; a table without owned parts or shadow columns.</summary>
    public static (string Table, ParameterExpression Row, List<BulkColumn> Columns) Of<T>(DbContext db)
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped.");
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var row = Expression.Parameter(typeof(T), "row");
        // A number that the database counts up is its own to give.
        var columns = entity.GetProperties().Where(property => (property.ClrType != typeof(int) && property.ClrType != typeof(long)) || property.ValueGenerated != ValueGenerated.OnAdd)
            .Select(property => new BulkColumn(property.GetColumnName(table)!, property.GetColumnType(), ValueOf(property, row))).ToList();
        return (entity.GetTableName()!, row, columns);
    }

    private static Expression ValueOf(IProperty property, ParameterExpression row)
    {
        Expression value = property.PropertyInfo is { } info ? Expression.Property(row, info) : Expression.Field(row, property.FieldInfo!);
        if (property.GetTypeMapping().Converter is not { } converter)
            return value;
        var convert = converter.ConvertToProviderExpression;
        var known = convert.Parameters[0].Type;
        Expression Converted(Expression of) => ReplacingExpressionVisitor.Replace(convert.Parameters[0], of.Type == known ? of : Expression.Convert(of, known), convert.Body);
        if (value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null)
            return Converted(value);
        var some = Converted(value.Type.IsValueType && known == Nullable.GetUnderlyingType(value.Type) ? Expression.Property(value, nameof(Nullable<int>.Value)) : value);
        var given = some.Type.IsValueType && Nullable.GetUnderlyingType(some.Type) is null ? typeof(Nullable<>).MakeGenericType(some.Type) : some.Type;
        return Expression.Condition(
            Expression.Equal(value, Expression.Constant(null, value.Type)), Expression.Constant(null, given), some.Type == given ? some : Expression.Convert(some, given));
    }
}
