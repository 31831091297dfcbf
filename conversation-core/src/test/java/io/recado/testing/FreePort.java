package io.recado.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports for servers that are told where to listen, and that come back there: below those that
 * systems give to connections, one of which would take the place of a server that is away.
 */
public final class FreePort {

  private static final int FIRST = 15_000;
  private static final int LAST = 30_000;
  private static final int MOST_TRIES = 1_000;

  private FreePort() {}

  public static int any() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST, LAST))
        .limit(MOST_TRIES)
        .filter(FreePort::isFree)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
