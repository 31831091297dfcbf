package io.recado.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes every mail, or refuses every recipient (RFC 5321). */
public final class StubSmtp implements AutoCloseable {

  final List<String> lines = new CopyOnWriteArrayList<>();
  volatile boolean refuses;
  private final ServerSocket server;

  public StubSmtp() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** What clients have said up to now, line by line. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  private void serve() {
    try {
      while (true) {
        try (var client = server.accept()) {
          talk(client);
        }
      }
    } catch (IOException closed) {
      // The test is over, or the client hung up.
    }
  }

  private void talk(Socket client) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8);
    out.print("220 stub\r\n");
    out.flush();
    boolean data = false;
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      lines.add(line);
      data = line.startsWith("DATA") || (data && !line.equals("."));
      var answer = answer(line, data);
      if (!answer.isEmpty()) {
        out.print(answer + "\r\n");
        out.flush();
      }
    }
  }

  private String answer(String line, boolean data) {
    if (line.startsWith("DATA")) {
      return "354 go on";
    }
    if (data) {
      return "";
    }
    return line.startsWith("RCPT") && refuses ? "550 no such user" : "250 ok";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
