package io.recado.live;

import io.recado.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real redis-server on a free port, without persistence. */
public final class TestRedis implements AutoCloseable {

  private final int port;
  private final RedisServer server;

  private TestRedis(int port, RedisServer server) {
    this.port = port;
    this.server = server;
  }

  public static TestRedis start() {
    return startOn(FreePort.any());
  }

  /** On a known port: to come back after {@link #close}. */
  public static TestRedis startOn(int port) {
    try {
      var server =
          new RedisServerBuilder()
              .port(port)
              .bind("127.0.0.1")
              .setting("save \"\"")
              .setting("appendonly no")
              .build();
      server.start();
      return new TestRedis(port, server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
