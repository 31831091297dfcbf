package io.recado.intents.media;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A form with a file in it (RFC 7578). The border between its parts is another one each time, so no
 * file can hold it. Names and values are ours, and hold neither quotes nor line breaks.
 */
final class Multipart {

  private final String border = UUID.randomUUID().toString();
  private final List<byte[]> parts = new ArrayList<>();

  Multipart field(String name, String value) {
    parts.add(
        bytes(
            "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(border, name, value)));
    return this;
  }

  Multipart file(String name, String fileName, String mimeType, byte[] content) {
    parts.add(
        bytes(
            "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(border, name, fileName, mimeType)));
    parts.add(content);
    parts.add(bytes("\r\n"));
    return this;
  }

  String contentType() {
    return "multipart/form-data; boundary=" + border;
  }

  BodyPublisher publisher() {
    var whole = new ArrayList<>(parts);
    whole.add(bytes("--%s--\r\n".formatted(border)));
    // With its length: not every server of models takes a request in chunks.
    long length = whole.stream().mapToLong(part -> part.length).sum();
    return BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(whole), length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
