package io.recado.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

/**
 * Bytes of an answer that may be read slowly. The server takes 128 buffers of each answer, whether
 * or not anybody reads them (reactor-netty: reactor.netty.send.maxPrefetchSize): of small ones, a
 * player that was paused holds a megabyte of memory, and not most of its film.
 */
public final class Portions {

  private static final int BYTES = 8 * 1024;

  private Portions() {}

  /** The same bytes; a piece is asked for when the one before has been taken. */
  public static Flux<DataBuffer> of(Flux<byte[]> pieces) {
    return pieces
        .concatMapIterable(Portions::cut, 1)
        .map(DefaultDataBufferFactory.sharedInstance::wrap);
  }

  private static List<byte[]> cut(byte[] piece) {
    return IntStream.range(0, Math.ceilDiv(piece.length, BYTES))
        .map(place -> place * BYTES)
        .mapToObj(from -> Arrays.copyOfRange(piece, from, Math.min(from + BYTES, piece.length)))
        .toList();
  }
}
