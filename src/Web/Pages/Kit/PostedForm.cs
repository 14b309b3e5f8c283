namespace DonDoc.Web.Pages.Kit;

/// <summary>Which form of a page was sent with a request.</summary>
public static class PostedForm
{
    /// <summary>
    /// Whether one of these forms was sent. A form that the state of a record no longer offers is drawn all the same when it was sent from a page
    /// that stood open: its verb refuses in words, and what was typed stays. Otherwise the framework answers with an empty page.
    /// </summary>
    /// <param name="forms">Names of forms.</param>
    public static bool Posts(this HttpRequest request, params ReadOnlySpan<string> forms) =>
        request.HasFormContentType && forms.Contains(request.Form["_handler"].ToString());
}
