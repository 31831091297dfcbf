package io.recado.benchmarks.servers;

import io.recado.app.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process that checks signatures and does nothing else: what the product is compared with. */
public final class BareEndpointProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int port = FreePort.next();
  private final ServerProcess server;

  private BareEndpointProcess(String secret, List<String> jvmOptions, Path log) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(BareEndpoint.class.getName(), Integer.toString(port), secret));
    this.server = ServerProcess.start("bare endpoint", command, Map.of(), log);
  }

  /** Starts it with this process's class path, and waits until it listens. */
  public static BareEndpointProcess start(String secret, List<String> jvmOptions, Path log) {
    var process = new BareEndpointProcess(secret, jvmOptions, log);
    process.server.awaitReady(process::listens, PATIENCE);
    return process;
  }

  public URI webhook() {
    return URI.create("http://localhost:" + port + BareEndpoint.PATH);
  }

  @Override
  public void close() {
    server.end("TERM", PATIENCE);
  }

  private boolean listens() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      // Nobody listens yet.
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
