using System.Net;

namespace DonDoc.Tracking.Access;

/// <summary>Networks as they are written in a configuration or a form: <c>10.0.0.0/8</c>, or one address.</summary>
public static class Networks
{
    /// <summary>As it is kept: with its length, and without bits behind it. False where it is none.</summary>
    public static bool TryRead(string text, out string network)
    {
        text = text.Trim();
        network = "";
        // "10" would be 0.0.0.10 to the framework.
        if (!text.Contains(':', StringComparison.Ordinal) && text.Count(letter => letter == '.') != 3)
            return false;
        if (IPAddress.TryParse(text, out var one))
            network = $"{Plain(one)}/{(Plain(one).AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128)}";
        else if (text.Split('/') is [var address, var length] && IPAddress.TryParse(address, out var first)
            && byte.TryParse(length, System.Globalization.CultureInfo.InvariantCulture, out var bits) && bits <= first.GetAddressBytes().Length * 8)
            network = Cut(first, bits).ToString();
        return network.Length > 0;
    }

    /// <param name="address">Unknown is in none.</param>
    public static bool Contain(IEnumerable<string> networks, IPAddress? address) =>
        address is not null && networks.Any(network => IPNetwork.Parse(network).Contains(Plain(address)));

    // An IPv4 address that came over a socket of both families.
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPNetwork Cut(IPAddress first, int bits)
    {
        var bytes = first.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] &= (byte)(0xFF00 >> Math.Clamp(bits - (i * 8), 0, 8));
        return new IPNetwork(new IPAddress(bytes), bits);
    }
}
