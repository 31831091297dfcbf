package io.recado.health;

import java.util.List;

/** Whoever works through queues in this process: a bean of this type is told of to others. */
public interface NodeWorkers {

  List<NodeWork> work();
}
