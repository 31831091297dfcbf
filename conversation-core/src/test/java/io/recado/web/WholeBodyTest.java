package io.recado.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;

class WholeBodyTest {

  private final NettyDataBufferFactory buffers =
      new NettyDataBufferFactory(ByteBufAllocator.DEFAULT);

  /** The server holds on to what it hands out until that was taken, and releases it itself. */
  @Test
  void whatIsOneTooManyIsReleasedOnceThoughTheAnswersWriterReleasesToo() {
    var buffer = buffers.allocateBuffer(8).write(new byte[8]);
    buffer.retain();
    var answer =
        WholeBody.of(Flux.just(buffer), 4).doOnDiscard(DataBuffer.class, DataBufferUtils::release);

    assertThatThrownBy(answer::block).isInstanceOf(DataBufferLimitException.class);

    assertThat(buffer.getNativeBuffer().refCnt()).isOne();
    DataBufferUtils.release(buffer);
  }
}
