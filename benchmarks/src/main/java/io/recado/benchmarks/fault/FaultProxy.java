package io.recado.benchmarks.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy before a server, which can be slow, cut, or a black hole. Safe for many threads.
 *
 * <p>A black hole loses nothing that TCP would not have lost: bytes under way wait for its end, as
 * they would for a retransmission. A cut loses what is under way, and refuses what comes.
 */
final class FaultProxy implements AutoCloseable {

  private static final int CHUNK = 16 * 1024;
  private static final Duration TO_CONNECT = Duration.ofSeconds(2);

  private final InetSocketAddress target;
  private final ServerSocket listener;
  private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
  private final Gate gate = new Gate();
  private volatile boolean cut;
  private volatile Duration latency = Duration.ZERO;

  private FaultProxy(InetSocketAddress target, ServerSocket listener) {
    this.target = target;
    this.listener = listener;
  }

  /** On a free port of this machine, before the server at {@code port} of this machine. */
  static FaultProxy before(int port) {
    try {
      var local = InetAddress.getLoopbackAddress();
      var proxy =
          new FaultProxy(new InetSocketAddress(local, port), new ServerSocket(0, 200, local));
      Thread.ofVirtual().name("fault-proxy").start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Every chunk is held back this long, on its way to the server and on its way back. */
  void delay(Duration latency) {
    this.latency = latency;
  }

  /** Connections end at once, and new ones end as soon as they are made. */
  void cut() {
    cut = true;
    passages.forEach(Passage::close);
  }

  /** Connections stay open and new ones are taken, but nothing passes, in neither direction. */
  void blackHole() {
    gate.close();
  }

  /** All is well again; what a black hole held back now passes. */
  void restore() {
    cut = false;
    latency = Duration.ZERO;
    gate.open();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      cut();
      gate.open();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        Thread.ofVirtual().name("fault-proxy-connect").start(() -> connect(client));
      } catch (IOException e) {
        // The listener was closed: the proxy is at its end.
        return;
      }
    }
  }

  private void connect(Socket client) {
    var server = new Socket();
    var passage = new Passage(client, server);
    passages.add(passage);
    try {
      gate.pass();
      if (cut) {
        passage.close();
        return;
      }
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      server.connect(target, Math.toIntExact(TO_CONNECT.toMillis()));
      Thread.ofVirtual().name("fault-proxy-up").start(() -> pump(passage, client, server));
      Thread.ofVirtual().name("fault-proxy-down").start(() -> pump(passage, server, client));
    } catch (IOException e) {
      // The server is away: so is the proxy, for this client.
      passage.close();
    }
  }

  private void pump(Passage passage, Socket from, Socket to) {
    var chunk = new byte[CHUNK];
    try {
      var input = from.getInputStream();
      var output = to.getOutputStream();
      for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
        gate.pass();
        LockSupport.parkNanos(latency.toNanos());
        output.write(chunk, 0, read);
      }
      // Within a black hole not even the end of a connection is heard of.
      gate.pass();
    } catch (IOException e) {
      // One side has ended or was cut; the other learns it below.
    } finally {
      passage.close();
    }
  }

  /** A client's connection and the one it leads to. */
  private final class Passage {

    private final Socket client;
    private final Socket server;

    Passage(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void close() {
      passages.remove(this);
      close(client);
      close(server);
    }

    private static void close(Socket socket) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is of no use any more, closed or not.
      }
    }
  }

  /** Open, or nothing passes. */
  private static final class Gate {

    private boolean open = true;

    synchronized void open() {
      open = true;
      notifyAll();
    }

    synchronized void close() {
      open = false;
    }

    synchronized void pass() {
      while (!open) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted", e);
        }
      }
    }
  }
}
