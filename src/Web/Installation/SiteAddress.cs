namespace DonDoc.Web.Installation;

/// <summary>
/// Where people reach this installation, by <c>Site:Address</c> of the configuration: the beginning of links in mails. Never what a request
/// names as its host: who asks could name another.
/// </summary>
sealed record SiteAddress(Uri? Configured)
{
    public static SiteAddress Of(IConfiguration configuration)
    {
        var written = configuration["Site:Address"];
        if (string.IsNullOrWhiteSpace(written))
            return new SiteAddress((Uri?)null);
        return Uri.TryCreate(written.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new SiteAddress(address)
            : throw new InvalidOperationException($"Site:Address is no address of a site: {written}");
    }

    /// <summary>A link to a page, where the address is configured; otherwise by the request, for the person who made it.</summary>
    public string LinkFor(HttpRequest request, string path) => Configured is null ? $"{request.Scheme}://{request.Host}{path}" : Link(path);

    /// <param name="path">From the root of the site.</param>
    public string Link(string path) =>
        new Uri(Configured ?? throw new InvalidOperationException("Site:Address is not configured."), path.TrimStart('/')).AbsoluteUri;
}
