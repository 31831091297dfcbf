package io.recado.actions.password;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Speaks as much of MariaDB's protocol as one prepared statement takes, offers whatever a client
 * might take up but TLS, and keeps what it hears.
 *
 * @see <a href="https://mariadb.com/kb/en/clientserver-protocol/">MariaDB: client/server
 *     protocol</a>
 */
final class ScriptedMariaDb implements AutoCloseable {

  static final int FOUND_ROWS = 1 << 1;
  static final int LOCAL_FILES = 1 << 7;
  static final int MULTI_STATEMENTS = 1 << 16;

  private final ServerSocket door;
  private final List<byte[]> heard = new CopyOnWriteArrayList<>();
  private final long found;
  private final @Nullable String refusesLogin;
  private final boolean switchesPlugin;
  private final @Nullable String refusesStatement;

  private ScriptedMariaDb(
      long found,
      @Nullable String refusesLogin,
      boolean switchesPlugin,
      @Nullable String refusesStatement) {
    this.found = found;
    this.refusesLogin = refusesLogin;
    this.switchesPlugin = switchesPlugin;
    this.refusesStatement = refusesStatement;
    try {
      door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  /** Its statement finds so many rows. */
  static ScriptedMariaDb finding(long rows) {
    return new ScriptedMariaDb(rows, null, false, null);
  }

  /**
   * @param error such as {@code 1045 28000 Access denied}
   */
  static ScriptedMariaDb refusingLogin(String error) {
    return new ScriptedMariaDb(0, error, false, null);
  }

  /** The same, after it has asked for another way of signing in. */
  static ScriptedMariaDb refusingLoginAnotherWay(String error) {
    return new ScriptedMariaDb(0, error, true, null);
  }

  static ScriptedMariaDb refusingStatement(String error) {
    return new ScriptedMariaDb(0, null, false, error);
  }

  String url() {
    return "mariadb://127.0.0.1:" + door.getLocalPort() + "/radius";
  }

  /** What the client takes up of what is offered. */
  int capabilities() {
    var login = heard.getFirst();
    return (login[0] & 0xff)
        | (login[1] & 0xff) << 8
        | (login[2] & 0xff) << 16
        | (login[3] & 0xff) << 24;
  }

  /** Commands of a kind, without their first byte, as text. */
  List<String> commands(int kind) {
    return heard.stream()
        .skip(1)
        .filter(packet -> packet[0] == kind)
        .map(packet -> new String(packet, 1, packet.length - 1, StandardCharsets.UTF_8))
        .toList();
  }

  boolean heardNothing() {
    return heard.isEmpty();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!door.isClosed()) {
      try (var client = door.accept()) {
        converse(client);
      } catch (EOFException | SocketException _) {
        // The client has what it wanted, or the test is over.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void converse(Socket client) throws IOException {
    var in = new DataInputStream(client.getInputStream());
    var out = client.getOutputStream();
    send(out, 0, MariaDbPackets.greeting());
    hear(in);
    if (switchesPlugin) {
      send(out, 2, MariaDbPackets.anotherWay());
      hear(in);
    }
    send(
        out,
        switchesPlugin ? 4 : 2,
        refusesLogin == null ? MariaDbPackets.ok(0) : MariaDbPackets.error(refusesLogin));
    while (refusesLogin == null) {
      answer(out, hear(in));
    }
  }

  private void answer(OutputStream out, byte[] command) throws IOException {
    switch (command[0]) {
      case 0x03 -> send(out, 1, isSetting(command) ? MariaDbPackets.ok(0) : answered());
      case 0x16 -> prepared(out);
      case 0x17 -> send(out, 1, answered());
      case 0x19 -> {
        // That a statement is no longer needed is not answered.
      }
      default -> throw new EOFException("quit");
    }
  }

  private byte[] answered() {
    return refusesStatement == null
        ? MariaDbPackets.ok(found)
        : MariaDbPackets.error(refusesStatement);
  }

  /** What a driver says first, of the session. */
  private static boolean isSetting(byte[] query) {
    return new String(query, 1, 3, StandardCharsets.UTF_8).equalsIgnoreCase("set");
  }

  private void prepared(OutputStream out) throws IOException {
    if (refusesStatement != null) {
      send(out, 1, MariaDbPackets.error(refusesStatement));
      return;
    }
    send(out, 1, new byte[] {0, 7, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0});
    for (int parameter = 0; parameter < 3; parameter++) {
      send(out, 2 + parameter, MariaDbPackets.parameter());
    }
    send(out, 5, MariaDbPackets.END);
  }

  private byte[] hear(DataInputStream in) throws IOException {
    int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
    in.readUnsignedByte();
    var packet = in.readNBytes(length);
    heard.add(packet);
    return packet;
  }

  private static void send(OutputStream out, int number, byte[] packet) throws IOException {
    var framed = new ByteArrayOutputStream();
    MariaDbPackets.little(framed, packet.length, 3);
    framed.write(number);
    framed.writeBytes(packet);
    out.write(framed.toByteArray());
    out.flush();
  }
}
