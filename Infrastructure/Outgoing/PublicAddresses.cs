using System.Net;
using System.Net.Sockets;

namespace Waybill.Infrastructure.Outgoing;

/// <summary>Tells addresses of the public internet from those inside: loopback, private, link-local, carrier-grade NAT, documentation, multicast and whatever else is set apart.</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] SetApart4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated6 = IPNetwork.Parse("64:ff9b::/96");

    private static readonly IPNetwork[] SetApart6 =
    [
        IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20"),
    ];

    public static bool Contain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        else if (Translated6.Contains(address)) address = new(address.GetAddressBytes().AsSpan(12));
        return address.AddressFamily == AddressFamily.InterNetwork ? !SetApart4.Any(n => n.Contains(address))
            : Global6.Contains(address) && !SetApart6.Any(n => n.Contains(address));
    }
}
