package io.recado.gateway.channel.whatsapp;

import io.recado.gateway.SampleTable;
import java.util.List;
import java.util.SortedMap;

/** The webhook samples under {@code payloads/whatsapp}. */
final class Samples {

  private static final SampleTable TABLE = SampleTable.of("whatsapp");

  private Samples() {}

  static List<String> names() {
    return TABLE.files();
  }

  static byte[] bytes(String name) {
    return TABLE.bytes(name);
  }

  static SortedMap<String, String> rows() {
    return TABLE.rows();
  }

  static WhatsAppDelivery delivery(String name) {
    return WhatsAppDelivery.read(bytes(name));
  }
}
