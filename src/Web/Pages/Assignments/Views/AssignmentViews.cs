namespace DonDoc.Web.Pages.Assignments.Views;

/// <summary>How the assignments that a filter finds are looked at.</summary>
enum AssignmentView
{
    Table,
    Board,
    Calendar,

    /// <summary>Along the time.</summary>
    Gantt,
}

static class AssignmentViews
{
    /// <summary>The same filter looked at so; the place in the list is left.</summary>
    public static string Url(HttpRequest request, AssignmentView view, params IReadOnlyList<(string Name, string Value)> more)
    {
        var query = request.Query.Where(pair => pair.Key is not ("cursor" or "view" or "month") && pair.Value.ToString().Length > 0 && !more.Any(one => one.Name == pair.Key))
            .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));
        if (view != AssignmentView.Table)
            query = query.Append(KeyValuePair.Create("view", (string?)view.ToString()));
        return request.Path + QueryString.Create(query.Concat(more.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value))));
    }
}
