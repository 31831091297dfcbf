package io.recado.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import reactor.core.publisher.Mono;

/** Counts and times the runs of this process. */
final class JobMeters {

  private final MeterRegistry registry;

  JobMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  Mono<Void> measured(Job job) {
    return Mono.fromSupplier(() -> Timer.start(registry))
        .flatMap(
            sample ->
                job.run()
                    .doOnSuccess(nothing -> sample.stop(timer(job, "done")))
                    .doOnError(error -> sample.stop(timer(job, "failed")))
                    .doOnCancel(() -> sample.stop(timer(job, "failed"))));
  }

  private Timer timer(Job job, String outcome) {
    return registry.timer("recado.job.runs", "job", job.name(), "outcome", outcome);
  }
}
