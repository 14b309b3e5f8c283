using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DonDoc.Web.Installation;

/// <summary>
/// The address under which people reach this site, for links that leave it: in mail, handed out by an administrator. It comes from the
/// configuration (<c>Site:Address</c>) or from where the program listens; never from a request, whose Host header anybody may write.
/// </summary>
sealed class SiteAddress(IConfiguration configuration, IServer server)
{
    public const string Key = "Site:Address";

    readonly Uri? _configured = Configured(configuration);

    /// <summary>People come over https: cookies go no other way.</summary>
    public bool IsSecure => _configured?.Scheme == Uri.UriSchemeHttps;

    /// <param name="path">From the root of the site, with its slash.</param>
    public string Of(string path) => new Uri(_configured ?? Listening(), path).AbsoluteUri;

    /// <summary>Null where none is configured.</summary>
    /// <exception cref="InvalidOperationException">What is configured is no address of a site.</exception>
    public static Uri? Configured(IConfiguration configuration)
    {
        if (configuration[Key] is not { Length: > 0 } written)
            return null;
        return Uri.TryCreate(written, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? address
            : throw new InvalidOperationException($"{Key} is not an address like https://dondoc.example: {written}");
    }

    Uri Listening() => new(Reachable(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost"));

    /// <summary>An address on which the program listens as somebody else would write it.</summary>
    public static string Reachable(string listening)
    {
        var address = BindingAddress.Parse(listening);
        // 0.0.0.0 and its like are every address of this machine: it is called by its name.
        var isAny = address.Host is "*" or "+" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));
        return new UriBuilder(address.Scheme, isAny ? Dns.GetHostName() : address.Host, address.Port).Uri.GetLeftPart(UriPartial.Authority);
    }
}
