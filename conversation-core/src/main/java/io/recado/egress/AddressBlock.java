package io.recado.egress;

import java.net.InetAddress;
import java.util.List;

/** All addresses of one family that share so many leading bits with these bytes. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AddressBlock(int bits, byte[] start) {

  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;

  /**
   * @param network such as {@code 10.20.0.0/16} or {@code fd00::/8}
   * @throws IllegalArgumentException when it is anything else, a name for example
   */
  static AddressBlock of(String network) {
    var parts = network.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("a network is an address, a slash and a number of bits");
    }
    var start = InetAddress.ofLiteral(parts[0]).getAddress();
    int bits = Integer.parseInt(parts[1]);
    if (bits < 0 || bits > start.length * Byte.SIZE) {
      throw new IllegalArgumentException("an address has fewer bits than " + bits);
    }
    return new AddressBlock(bits, start);
  }

  /** Of IPv4, by its first numbers. */
  static AddressBlock ofIpv4(int bits, Integer... start) {
    return new AddressBlock(bits, padded(List.of(start), IPV4_BYTES));
  }

  /** Of IPv6, by its first bytes. */
  static AddressBlock ofIpv6(int bits, Integer... start) {
    return new AddressBlock(bits, padded(List.of(start), IPV6_BYTES));
  }

  boolean contains(InetAddress address) {
    var bytes = address.getAddress();
    if (bytes.length != start.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if ((start[bit / Byte.SIZE] & mask) != (bytes[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] padded(List<Integer> start, int length) {
    var bytes = new byte[length];
    for (int i = 0; i < start.size(); i++) {
      bytes[i] = start.get(i).byteValue();
    }
    return bytes;
  }
}
