package io.recado.actions.password;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a server of MariaDB's protocol says.
 *
 * @see <a href="https://mariadb.com/kb/en/clientserver-protocol/">MariaDB: client/server
 *     protocol</a>
 */
final class MariaDbPackets {

  /** The older protocol's, with which sessions are not followed and results end as they used to. */
  private static final int OFFERED =
      1
          | ScriptedMariaDb.FOUND_ROWS
          | 1 << 2
          | 1 << 3
          | ScriptedMariaDb.LOCAL_FILES
          | 1 << 9
          | 1 << 13
          | 1 << 15
          | ScriptedMariaDb.MULTI_STATEMENTS
          | 1 << 17
          | 1 << 18
          | 1 << 19
          | 1 << 20
          | 1 << 21;

  static final byte[] END = {(byte) 0xfe, 0, 0, 2, 0};

  private MariaDbPackets() {}

  static byte[] greeting() {
    var packet = new ByteArrayOutputStream();
    packet.write(10);
    packet.writeBytes("8.0.36\0".getBytes(StandardCharsets.US_ASCII));
    little(packet, 1, 4);
    packet.writeBytes("abcdefgh\0".getBytes(StandardCharsets.US_ASCII));
    little(packet, OFFERED & 0xffff, 2);
    packet.write(45);
    little(packet, 2, 2);
    little(packet, OFFERED >>> 16, 2);
    packet.write(21);
    packet.writeBytes(new byte[10]);
    packet.writeBytes("ijklmnopqrst\0mysql_native_password\0".getBytes(StandardCharsets.US_ASCII));
    return packet.toByteArray();
  }

  static byte[] ok(long rows) {
    return new byte[] {0, (byte) rows, 0, 2, 0, 0, 0};
  }

  static byte[] error(String error) {
    var said = error.split(" ", 3);
    var packet = new ByteArrayOutputStream();
    packet.write(0xff);
    little(packet, Integer.parseInt(said[0]), 2);
    packet.writeBytes(("#" + said[1] + said[2]).getBytes(StandardCharsets.UTF_8));
    return packet.toByteArray();
  }

  static byte[] parameter() {
    var packet = new ByteArrayOutputStream();
    packet.writeBytes("\3def\0\0\0\1?\0".getBytes(StandardCharsets.US_ASCII));
    packet.write(0x0c);
    little(packet, 45, 2);
    little(packet, 253, 4);
    packet.write(0xfd);
    packet.writeBytes(new byte[5]);
    return packet.toByteArray();
  }

  static void little(ByteArrayOutputStream packet, int value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      packet.write(value >>> (8 * i));
    }
  }

  static byte[] anotherWay() {
    return "\u00femysql_native_password\0abcdefghijklmnopqrst\0"
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
