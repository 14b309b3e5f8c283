namespace DonDoc.Web.Appearance;

static class ListUrls
{
    /// <summary>This list with the same filters, at another place of it: null is its beginning.</summary>
    public static string ListUrl(this HttpRequest request, string? cursor) => request.WithUrl("cursor", cursor);

    /// <summary>This list with the same filters from its beginning, with one thing said otherwise.</summary>
    public static string WithUrl(this HttpRequest request, string name, string? value)
    {
        var kept = request.Query.Where(pair => pair.Key != "cursor" && pair.Key != name && pair.Value.ToString().Length > 0)
            .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));
        return request.Path + QueryString.Create(value is null ? kept : kept.Append(KeyValuePair.Create(name, (string?)value)));
    }
}
