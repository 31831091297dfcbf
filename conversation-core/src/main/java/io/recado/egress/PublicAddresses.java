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

  private static final List<Block> KEPT_IPV4 =
      List.of(
          new Block(8, 0),
          new Block(8, 10),
          new Block(10, 100, 64),
          new Block(8, 127),
          new Block(16, 169, 254),
          new Block(12, 172, 16),
          new Block(24, 192, 0, 0),
          new Block(24, 192, 0, 2),
          new Block(24, 192, 88, 99),
          new Block(16, 192, 168),
          new Block(15, 198, 18),
          new Block(24, 198, 51, 100),
          new Block(24, 203, 0, 113),
          new Block(4, 224),
          new Block(4, 240));

  /** Outside of it nothing is routed, IPv4 in IPv6's clothes included. */
  private static final Block GLOBAL_IPV6 = new Block(3, 0x20);

  private static final List<Block> KEPT_IPV6 =
      List.of(
          new Block(23, 0x20, 0x01, 0x00),
          new Block(32, 0x20, 0x01, 0x0d, 0xb8),
          new Block(16, 0x20, 0x02),
          new Block(20, 0x3f, 0xff, 0x00));

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    var bytes = address.getAddress();
    return address instanceof Inet4Address
        ? KEPT_IPV4.stream().noneMatch(block -> block.contains(bytes))
        : GLOBAL_IPV6.contains(bytes)
            && KEPT_IPV6.stream().noneMatch(block -> block.contains(bytes));
  }

  /** All addresses that share so many leading bits with these bytes. */
  private record Block(int bits, List<Integer> start) {

    Block(int bits, Integer... start) {
      this(bits, List.of(start));
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int wanted = bit / 8 < start.size() ? start.get(bit / 8) : 0;
        int mask = 0x80 >> (bit % 8);
        if ((wanted & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
