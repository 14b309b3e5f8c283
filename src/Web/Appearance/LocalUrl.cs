namespace DonDoc.Web.Appearance;

static class LocalUrl
{
    /// <summary>The address when it stays on this site, otherwise the first page: a form must not lead away.</summary>
    public static string OrHome(string? url) =>
        url is ['/', ..] && !(url.Length > 1 && url[1] is '/' or '\\') && !url.Any(char.IsControl) ? url : "/";
}
