package io.recado.web;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** All bytes of what somebody uploads. */
public final class WholeBody {

  private WholeBody() {}

  /**
   * Empty where there are none. Fails with {@link DataBufferLimitException} for more than so many.
   *
   * <p>What is one too many is discarded, and released by whoever said in the context that they do
   * so: the joining itself, and Spring's writer of the answer that this becomes part of. Both would
   * release the same buffer, and the server lacks it; so the joining knows of no other.
   */
  public static Mono<byte[]> of(Flux<DataBuffer> body, int mostBytes) {
    return DataBufferUtils.join(body, mostBytes)
        .contextWrite(_ -> Context.empty())
        .map(WholeBody::bytes);
  }

  private static byte[] bytes(DataBuffer buffer) {
    try {
      var bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      return bytes;
    } finally {
      DataBufferUtils.release(buffer);
    }
  }
}
