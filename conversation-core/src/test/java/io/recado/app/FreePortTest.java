package io.recado.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {

  @Test
  void nobodyElseIsGivenItMeanwhile() {
    assertThat(IntStream.range(0, 200).map(_ -> FreePort.next()))
        .allMatch(port -> port >= 10_000 && port < 32_768);
  }

  @Test
  void oneCanListenThere() throws IOException {
    try (var server = new ServerSocket(FreePort.next())) {
      assertThat(server.isBound()).isTrue();
    }
  }
}
