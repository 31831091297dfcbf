package io.recado.admin.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** An answer that bears the version of what it shows, as {@code ETag}. */
public final class Tagged<T> extends ResponseEntity<T> {

  Tagged(HttpStatus status, String version, T body) {
    super(body, tag(version), status);
  }

  private static HttpHeaders tag(String version) {
    var headers = new HttpHeaders();
    headers.setETag("\"" + version + "\"");
    return headers;
  }
}
