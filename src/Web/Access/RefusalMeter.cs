using System.Net;
using System.Net.Sockets;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Web.Access;

/// <summary>
/// Keeps refusals from filling the disk: of each person, and of each address of strangers, so many a minute are told one by one and the
/// rest by their number. Of strangers only so many addresses count apart.
/// </summary>
sealed class RefusalMeter
{
    public const int OneByOne = 20;
    public const int StrangersApart = 100;

    const int NetworkBytes = 8;
    const string OtherStrangers = "*";

    readonly Lock _gate = new();
    Dictionary<string, Counted> _counted = new(StringComparer.Ordinal);
    int _strangers;

    sealed record Counted(Witness By)
    {
        public int Times { get; set; }
    }

    /// <summary>Counts one; whether it is told by itself.</summary>
    public bool Admits(Witness by)
    {
        lock (_gate)
        {
            var caller = by.AccountId?.ToString() ?? Network(by.Address);
            if (!_counted.TryGetValue(caller, out var counted))
            {
                if (by.AccountId is null && ++_strangers > StrangersApart)
                    (caller, by) = (OtherStrangers, by with { Address = OtherStrangers });
                if (!_counted.TryGetValue(caller, out counted))
                    _counted[caller] = counted = new Counted(by);
            }

            return ++counted.Times <= OneByOne;
        }
    }

    /// <summary>Begins a new minute. Gives how many of the last one were not told, and whose.</summary>
    public IReadOnlyList<(Witness By, int More)> Turn()
    {
        lock (_gate)
        {
            var more = _counted.Values.Where(counted => counted.Times > OneByOne).Select(counted => (counted.By, counted.Times - OneByOne)).ToList();
            (_counted, _strangers) = (new(StringComparer.Ordinal), 0);
            return more;
        }
    }

    /// <summary>Who asks, by address. Who has one address of IPv6 has a network of them: these count as one.</summary>
    public static string Network(string? address) =>
        IPAddress.TryParse(address, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6 && !ip.IsIPv4MappedToIPv6
            ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, NetworkBytes)) : address ?? "";
}
