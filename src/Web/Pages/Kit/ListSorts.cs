using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;

namespace DonDoc.Web.Pages.Kit;

/// <summary>The order of a list in its address: <c>sort=Code</c>, falling <c>sort=-Code</c>. So it is kept with a filter, and a table that is taken stands in it.</summary>
static class ListSorts
{
    public const string Name = "sort";

    /// <summary>Null where the address names none of this list.</summary>
    public static Sort<TOrder>? Sort<TOrder>(this IQueryCollection query) where TOrder : struct, Enum
    {
        var said = query[Name].ToString();
        return Named.Read<TOrder>(said.TrimStart('-')) is { } by ? new(by, said.StartsWith('-')) : null;
    }

    public static string? Said<TOrder>(Sort<TOrder>? sort) where TOrder : struct, Enum => sort is null ? null : $"{(sort.Down ? "-" : "")}{sort.By}";

    /// <summary>This list from its beginning, ordered so.</summary>
    public static string SortUrl(this HttpRequest request, string said) => request.WithUrl(Name, said);
}
