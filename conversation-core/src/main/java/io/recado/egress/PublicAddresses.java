package io.recado.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Addresses that anybody on the Internet can reach: none of those kept for other purposes (IANA's
 * IPv4 and IPv6 special-purpose address registries), among them loopback, private networks,
 * link-local ones with the metadata services of clouds, carriers' networks, and multicast.
 */
final class PublicAddresses {

  private static final List<AddressBlock> KEPT_IPV4 =
      List.of(
          AddressBlock.ofIpv4(8, 0),
          AddressBlock.ofIpv4(8, 10),
          AddressBlock.ofIpv4(10, 100, 64),
          AddressBlock.ofIpv4(8, 127),
          AddressBlock.ofIpv4(16, 169, 254),
          AddressBlock.ofIpv4(12, 172, 16),
          AddressBlock.ofIpv4(24, 192, 0, 0),
          AddressBlock.ofIpv4(24, 192, 0, 2),
          AddressBlock.ofIpv4(24, 192, 88, 99),
          AddressBlock.ofIpv4(16, 192, 168),
          AddressBlock.ofIpv4(15, 198, 18),
          AddressBlock.ofIpv4(24, 198, 51, 100),
          AddressBlock.ofIpv4(24, 203, 0, 113),
          AddressBlock.ofIpv4(4, 224),
          AddressBlock.ofIpv4(4, 240));

  /** Outside of it nothing is routed, IPv4 in IPv6's clothes included. */
  private static final AddressBlock GLOBAL_IPV6 = AddressBlock.ofIpv6(3, 0x20);

  private static final List<AddressBlock> KEPT_IPV6 =
      List.of(
          AddressBlock.ofIpv6(23, 0x20, 0x01, 0x00),
          AddressBlock.ofIpv6(32, 0x20, 0x01, 0x0d, 0xb8),
          AddressBlock.ofIpv6(16, 0x20, 0x02),
          AddressBlock.ofIpv6(20, 0x3f, 0xff, 0x00));

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    return address instanceof Inet4Address
        ? KEPT_IPV4.stream().noneMatch(block -> block.contains(address))
        : GLOBAL_IPV6.contains(address)
            && KEPT_IPV6.stream().noneMatch(block -> block.contains(address));
  }
}
