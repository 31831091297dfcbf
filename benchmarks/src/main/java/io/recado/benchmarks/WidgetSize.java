package io.recado.benchmarks;

import io.recado.benchmarks.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * What a visitor's browser fetches before the widget can be used: the loader, the frame and what
 * the frame refers to.
 *
 * @param plain bytes as the build left them
 * @param gzipped the same, each file compressed by itself, at the usual level
 */
record WidgetSize(int plain, int gzipped) {

  private static final Pattern ASSET = Pattern.compile("/widget/assets/[A-Za-z0-9_.-]+");

  static WidgetSize of(URI root) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var frame = fetch(client, root.resolve("/widget/frame?site=demo-widget"));
      var size = of(fetch(client, root.resolve("/widget.js"))).plus(of(frame));
      var assets = ASSET.matcher(new String(frame, StandardCharsets.UTF_8)).results();
      for (var asset : assets.map(found -> found.group()).distinct().toList()) {
        size = size.plus(of(fetch(client, root.resolve(asset))));
      }
      return size;
    }
  }

  void addTo(Report report) {
    report.kilobytes("widget, gzipped", gzipped);
    report.kilobytes("widget, as served without a compressing proxy", plain);
  }

  private WidgetSize plus(WidgetSize other) {
    return new WidgetSize(plain + other.plain, gzipped + other.gzipped);
  }

  private static WidgetSize of(byte[] file) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(file);
    }
    return new WidgetSize(file.length, compressed.size());
  }

  private static byte[] fetch(HttpClient client, URI address)
      throws IOException, InterruptedException {
    var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(address + " was answered " + answer.statusCode());
    }
    return answer.body();
  }
}
