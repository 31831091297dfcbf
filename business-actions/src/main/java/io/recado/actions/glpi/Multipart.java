package io.recado.actions.glpi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with what GLPI is to make of it, as one form (RFC 7578).
 *
 * @param boundary stands nowhere in the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Multipart(String boundary, byte[] bytes) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int RANDOM_BYTES = 24;

  /**
   * @param input of the document
   * @param name of the file, plain: letters, digits, dots and dashes
   * @param type of the file
   */
  static Multipart of(Map<String, ?> input, String name, String type, byte[] file) {
    var random = new byte[RANDOM_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    var boundary = "recado-" + HexFormat.of().formatHex(random);
    var manifest = new HashMap<String, Object>(input);
    manifest.put("_filename", List.of(name));
    var out = new ByteArrayOutputStream(file.length + 1024);
    part(out, boundary, "name=\"uploadManifest\"", "application/json");
    out.writeBytes(JSON.writeValueAsBytes(Map.of("input", manifest)));
    part(out, boundary, "name=\"filename[0]\"; filename=\"" + name + "\"", type);
    out.writeBytes(file);
    text(out, "\r\n--" + boundary + "--\r\n");
    return new Multipart(boundary, out.toByteArray());
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  private static void part(
      ByteArrayOutputStream out, String boundary, String disposition, String type) {
    text(
        out,
        "\r\n--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, disposition, type));
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
