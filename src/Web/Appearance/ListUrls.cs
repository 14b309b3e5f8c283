namespace DonDoc.Web.Appearance;

static class ListUrls
{
    /// <summary>This list with the same filters, at another place of it: null is its beginning.</summary>
    public static string ListUrl(this HttpRequest request, string? cursor)
    {
        var kept = request.Query.Where(pair => pair.Key != "cursor" && pair.Value.ToString().Length > 0)
            .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));
        return request.Path + QueryString.Create(cursor is null ? kept : kept.Append(KeyValuePair.Create("cursor", (string?)cursor)));
    }
}
