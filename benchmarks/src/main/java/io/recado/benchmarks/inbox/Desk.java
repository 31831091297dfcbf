package io.recado.benchmarks.inbox;

import io.recado.benchmarks.seed.Tenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An agent of the large tenant, signed in, who asks the API. Safe for many threads. */
final class Desk implements AutoCloseable {

  static final UUID AGENT = UUID.fromString("00000000-0000-7002-8000-000000000000");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int CREATED = 201;

  private static final String EMAIL = "agent@benchmark.example";
  private static final String PASSWORD = "benchmark-of-the-inbox";

  /** Of the password, as the product hashes. It opens this database only. */
  private static final String HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$trrXkXjKm86DMjIOQzAT6A$CjyOYg//+wze4LRjGduFPMmBvtehZ/iyASmKcq/r4dM";

  private static final String HIRE =
      """
      with hired as (insert into person (person_id, email, password_hash) values (?, ?, ?) returning person_id)
      insert into membership (tenant_id, person_id, name, role) select ?, person_id, 'Agent', 'agent' from hired
      """;

  private final URI api;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String token;

  private Desk(URI api) {
    this.api = api;
    var body = JSON.writeValueAsString(Map.of("email", EMAIL, "password", PASSWORD));
    var request = request("sessions").header("Content-Type", "application/json");
    this.token =
        content(send(request.POST(BodyPublishers.ofString(body)).build()), CREATED)
            .path("accessToken")
            .asString();
  }

  /**
   * @param owner connected as a superuser, after the migrations
   */
  static void hire(Connection owner) throws SQLException {
    try (var statement = owner.prepareStatement(HIRE)) {
      statement.setObject(1, AGENT);
      statement.setString(2, EMAIL);
      statement.setString(3, HASH);
      statement.setObject(4, Tenants.id(0).value());
      statement.execute();
    }
  }

  static Desk signIn(URI root) {
    return new Desk(root.resolve("/api/v1/"));
  }

  /**
   * What a route shows.
   *
   * @param route below {@code /api/v1/}, with its query
   * @throws IllegalStateException when it is refused
   */
  JsonNode get(String route) {
    return content(ask(route), OK);
  }

  /** Whether a route answered as it should; the answer has been read to its end. */
  boolean answers(String route) {
    return ask(route).statusCode() == OK;
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpResponse<String> ask(String route) {
    return send(request(route).header("Authorization", "Bearer " + token).build());
  }

  private HttpRequest.Builder request(String route) {
    return HttpRequest.newBuilder(api.resolve(route)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static JsonNode content(HttpResponse<String> answer, int expected) {
    if (answer.statusCode() != expected) {
      throw new IllegalStateException(
          "%s was answered with %d: %s"
              .formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }
}
