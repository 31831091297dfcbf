package io.recado.health;

import org.springframework.boot.health.contributor.Status;

/** A part that is in trouble while the product as a whole goes on. */
public final class Degraded {

  public static final Status STATUS = new Status("DEGRADED");

  private Degraded() {}
}
