using System.Linq.Expressions;

namespace DonDoc.Tracking.Kernel;

/// <summary>By which column a list is ordered; what is equal in it stands by the second key, so that the order is always the same.</summary>
/// <param name="Down">The last first.</param>
public sealed record Sort<TOrder>(TOrder By, bool Down = false) where TOrder : struct, Enum;

/// <summary>Lists by a column, page after page, in either direction.</summary>
internal static class Sorting
{
    /// <summary>
    /// Those behind a cursor, in order. A cursor names the column and the direction it was made for: where the list is ordered otherwise since, it begins at its beginning.
    /// </summary>
    /// <param name="key">What an index is on, or of few rows; never null.</param>
    /// <param name="parse">The key of a cursor; false where it is none.</param>
    public static IOrderedQueryable<T> InOrder<T, TKey, TId, TOrder>(
        this IQueryable<T> rows, PageRequest page, Sort<TOrder> sort, Expression<Func<T, TKey>> key, Expression<Func<T, TId>> id, TryParse<TKey> parse)
        where TOrder : struct, Enum
        where TKey : IComparable<TKey>
        where TId : struct, ITypedId<TId>
    {
        if (page.After(3) is [var order, var keyText, var idText] && order == Name(sort) && parse(keyText, out var last) && Guid.TryParse(idText, out var lastId))
            rows = rows.Where(Behind(key, id, new Place<TKey, TId>(last, TypedId.From<TId>(lastId)), sort.Down));
        return sort.Down ? rows.OrderByDescending(key).ThenByDescending(id) : rows.OrderBy(key).ThenBy(id);
    }

    /// <summary>The cursor behind a row.</summary>
    public static string[] Keys<TOrder>(Sort<TOrder> sort, string key, string id) where TOrder : struct, Enum => [Name(sort), key, id];

    public static bool TryText(string text, out string key)
    {
        key = text;
        return true;
    }

    public delegate bool TryParse<TKey>(string text, out TKey key);

    private static string Name<TOrder>(Sort<TOrder> sort) where TOrder : struct, Enum => sort.Down ? $"-{sort.By}" : sort.By.ToString();

    /// <summary>key &gt; last, or the same and id &gt; last id; of a falling order the other way round.</summary>
    private static Expression<Func<T, bool>> Behind<T, TKey, TId>(Expression<Func<T, TKey>> key, Expression<Func<T, TId>> id, Place<TKey, TId> last, bool down)
        where TKey : IComparable<TKey>
        where TId : struct, ITypedId<TId>
    {
        var row = key.Parameters[0];
        var idOfRow = new Renamed(id.Parameters[0], row).Visit(id.Body);
        // By the members of one object, so that they are parameters of the statement and each page is the same statement.
        var place = Expression.Constant(last);
        var lastKey = Expression.Property(place, nameof(Place<,>.Key));
        var lastId = Expression.Property(place, nameof(Place<,>.Id));
        return Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(Beyond<TKey>(key.Body, lastKey, down), Expression.AndAlso(Expression.Equal(key.Body, lastKey), Beyond<TId>(idOfRow, lastId, down))), row);
    }

    private static BinaryExpression Beyond<TValue>(Expression value, Expression last, bool down)
    {
        var compared = Expression.Call(value, typeof(TValue).GetMethod(nameof(IComparable<>.CompareTo), [typeof(TValue)])!, last);
        return down ? Expression.LessThan(compared, Expression.Constant(0)) : Expression.GreaterThan(compared, Expression.Constant(0));
    }

    private sealed record Place<TKey, TId>(TKey Key, TId Id);

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
