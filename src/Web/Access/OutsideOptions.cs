namespace DonDoc.Web.Access;

/// <summary>Section <c>OpenIdConnect</c> of the configuration: one outside provider. Without an authority there is none.</summary>
sealed record OutsideOptions
{
    /// <summary>The provider's address, whose discovery document lies below it. Only https, but for a provider on this machine.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string? ClientSecret { get; init; }

    /// <summary>A file whose first line is the secret.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>As people know the provider; stands on the button.</summary>
    public string Name { get; init; } = "OpenID Connect";

    /// <summary>Values of <c>amr</c> or <c>acr</c> by which the provider says that it asked for a second factor. None: it never counts as one.</summary>
    public IReadOnlyList<string> SecondFactor { get; init; } = [];

    public string? ReadSecret() => ClientSecretFile is { Length: > 0 } file ? File.ReadLines(file).FirstOrDefault() : ClientSecret;

    /// <exception cref="InvalidOperationException">It cannot work.</exception>
    public void Check()
    {
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || !(address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)))
            throw new InvalidOperationException($"OpenIdConnect:Authority must be an https address: {Authority}");
        if (ClientId.Length == 0)
            throw new InvalidOperationException("OpenIdConnect:ClientId is missing.");
        if (ClientSecretFile is { Length: > 0 } file && !File.Exists(file))
            throw new InvalidOperationException($"OpenIdConnect:ClientSecretFile names a file that is not there: {file}");
    }
}
