package io.recado.health;

import java.util.stream.Stream;

/** Whatever guards calls to the outside: a bean of this type is told of to other processes. */
public interface GuardSource {

  /** As they stand now, of whichever tenant, in no order. */
  Stream<GuardReport> guards();
}
