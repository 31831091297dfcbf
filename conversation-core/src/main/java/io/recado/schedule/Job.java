package io.recado.schedule;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Work that time sets off. Every bean of this type is run by one of the processes on a database at
 * a time, over and over.
 *
 * <p>A process that was frozen may go on with its run while another has taken the job over: a run
 * must do no harm beside another, and be short, leaving the rest to the next.
 */
public interface Job {

  /** The longest run; a longer one is broken off and counts as failed. */
  Duration LONGEST_RUN = Duration.ofMinutes(5);

  /** Letters, digits and dashes, and the same for ever: the database knows the job by it. */
  String name();

  /** From the end of one run to the next. */
  Duration pause();

  /** One run; an error is logged and counted, and the next run comes all the same. */
  Mono<Void> run();
}
