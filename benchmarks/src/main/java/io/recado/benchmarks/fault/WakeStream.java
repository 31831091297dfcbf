package io.recado.benchmarks.fault;

import io.recado.benchmarks.fault.Evidence.WakeUp;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the stream of wake-ups from Redis, in its own protocol (RESP 2). */
final class WakeStream {

  private static final String ALL = "XRANGE recado:wake - +\r\n";
  private static final int PATIENCE_MILLIS = 10_000;

  private WakeStream() {}

  static List<WakeUp> read(int port) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(ALL.getBytes(StandardCharsets.US_ASCII));
      var entries = (List<?>) value(new BufferedInputStream(socket.getInputStream()));
      return entries.stream().map(entry -> wakeUp((List<?>) ((List<?>) entry).get(1))).toList();
    }
  }

  private static WakeUp wakeUp(List<?> fields) {
    return new WakeUp(field(fields, "t"), field(fields, "c"));
  }

  private static UUID field(List<?> fields, String name) {
    return UUID.fromString((String) fields.get(fields.indexOf(name) + 1));
  }

  private static Object value(InputStream input) throws IOException {
    var line = line(input);
    int count = Integer.parseInt(line.substring(1));
    return switch (line.charAt(0)) {
      case '$' -> {
        var text = new String(input.readNBytes(count), StandardCharsets.UTF_8);
        line(input);
        yield text;
      }
      case '*' -> {
        var items = new ArrayList<Object>();
        for (int i = 0; i < count; i++) {
          items.add(value(input));
        }
        yield items;
      }
      default -> throw new IOException("Redis answered " + line);
    };
  }

  private static String line(InputStream input) throws IOException {
    var line = new StringBuilder();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new IOException("Redis ended the connection");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
