using System.Net;
using Waybill.Infrastructure.Outgoing;

namespace Waybill.Tests.Infrastructure.Outgoing;

public sealed class PublicAddressesTests
{
    [Theory]
    [InlineData("8.8.8.8"), InlineData("172.15.255.255"), InlineData("172.32.0.1"), InlineData("100.63.255.255"), InlineData("100.128.0.1"), InlineData("192.167.255.255")]
    [InlineData("223.255.255.254"), InlineData("2606:4700::1111"), InlineData("2a00:1450::1"), InlineData("::ffff:8.8.8.8"), InlineData("64:ff9b::808:808")]
    public void The_public_internet_may_be_reached(string address) => PublicAddresses.Contain(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("0.0.0.0"), InlineData("10.255.0.1"), InlineData("100.64.0.1"), InlineData("100.127.255.255"), InlineData("127.0.0.1"), InlineData("127.255.1.1")]
    [InlineData("169.254.169.254"), InlineData("172.16.0.1"), InlineData("172.31.255.255"), InlineData("192.0.0.8"), InlineData("192.0.2.1"), InlineData("192.168.0.1")]
    [InlineData("198.18.0.1"), InlineData("198.51.100.1"), InlineData("203.0.113.1"), InlineData("224.0.0.1"), InlineData("239.255.255.255"), InlineData("255.255.255.255")]
    [InlineData("::"), InlineData("::1"), InlineData("::127.0.0.1"), InlineData("::ffff:127.0.0.1"), InlineData("::ffff:169.254.169.254"), InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::1"), InlineData("100::1"), InlineData("2001::1"), InlineData("2001:db8::1"), InlineData("2002:7f00:1::"), InlineData("fc00::1"), InlineData("fd12:3456::1")]
    [InlineData("fe80::1"), InlineData("fec0::1"), InlineData("ff02::1"), InlineData("3fff::1")]
    public void What_is_set_apart_may_not(string address) => PublicAddresses.Contain(IPAddress.Parse(address)).ShouldBeFalse();
}
