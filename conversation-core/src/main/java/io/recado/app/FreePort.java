package io.recado.app;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a server that is about to start. The ports that the system itself hands out are left
 * alone: between asking for one of them and listening there, or while a server restarts, any
 * outgoing connection of the machine may be given it.
 */
public final class FreePort {

  private static final int LEAST = 10_000;

  /**
   * From here on, Linux hands ports out, unless it is told otherwise (ip(7)); others begin later.
   */
  private static final int END = 32_768;

  private static final int MOST_TRIES = 1_000;

  private FreePort() {}

  /**
   * A port on which nobody listens at this moment; another one each time, as good as always. Safe
   * for many threads.
   *
   * @throws StartException when none is found
   */
  public static int next() {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LEAST, END);
      if (isFree(port)) {
        return port;
      }
    }
    throw new StartException("No free port was found from %d to %d".formatted(LEAST, END - 1));
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      // Somebody has it.
      return false;
    }
  }
}
