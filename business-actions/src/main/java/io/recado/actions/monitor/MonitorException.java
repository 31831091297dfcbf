package io.recado.actions.monitor;

import org.jspecify.annotations.Nullable;

/** A monitor said nothing that counts. The message is a code, and holds nothing of the answer. */
final class MonitorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MonitorException(String code) {
    this(code, null);
  }

  MonitorException(String code, @Nullable Throwable cause) {
    super(code, cause);
  }

  String code() {
    return String.valueOf(getMessage());
  }
}
