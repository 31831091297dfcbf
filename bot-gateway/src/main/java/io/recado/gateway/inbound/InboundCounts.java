package io.recado.gateway.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.channel.Channel;
import io.recado.journal.Journal.Accepted;
import io.recado.ledger.Duplicates;
import org.springframework.stereotype.Component;

/** Counts what came in: by kind of channel for the metrics, duplicates by tenant for the ledger. */
@Component
class InboundCounts {

  private final Duplicates duplicates;
  private final MeterRegistry meters;

  InboundCounts(Duplicates duplicates, MeterRegistry meters) {
    this.duplicates = duplicates;
    this.meters = meters;
  }

  void add(Channel channel, Accepted accepted) {
    var kind = channel.kind().code();
    meters.counter("recado.inbound.events", "channel", kind).increment(accepted.recorded());
    meters.counter("recado.inbound.duplicates", "channel", kind).increment(accepted.duplicates());
    duplicates.add(channel.tenant(), accepted.duplicates());
  }
}
