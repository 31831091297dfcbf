package io.recado.actions.glpi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A GLPI at its HTTP boundary, with answers as the real one words them. */
final class GlpiSite implements AutoCloseable {

  static final String API = "/glpi/apirest.php/";
  static final long TICKET = 4711;

  private static final String SESSION = "83af7e620c83a50a18d3eac2f6ed05a3ca0bea62";

  final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  GlpiSite() {
    server.start();
    works();
  }

  GlpiAccess access() {
    return new GlpiAccess(
        Map.of(
            GlpiAccess.ADDRESS,
            server.baseUrl() + "/glpi/",
            GlpiAccess.USER_TOKEN,
            "user-secret",
            GlpiAccess.APP_TOKEN,
            "app-secret",
            GlpiAccess.ENTITY,
            "3",
            "category-internet",
            "12"));
  }

  /** It takes everything, and has nothing yet. */
  void works() {
    server.resetAll();
    server.stubFor(any(anyUrl()).atPriority(10).willReturn(json(404, "[\"ERROR\"]")));
    server.stubFor(
        get(urlPathEqualTo(API + "initSession"))
            .withHeader("Authorization", equalTo("user_token user-secret"))
            .withHeader("App-Token", equalTo("app-secret"))
            .willReturn(json(200, "{\"session_token\": \"" + SESSION + "\"}")));
    server.stubFor(get(urlPathEqualTo(API + "killSession")).willReturn(json(200, "true")));
    opening(json(201, "{\"id\": %d, \"message\": \"\"}".formatted(TICKET)));
    following(json(201, "{\"id\": 9, \"message\": \"\"}"));
    setting(json(200, "[{\"%d\": true, \"message\": \"\"}]".formatted(TICKET)));
    taking(json(201, "{\"id\": 77, \"message\": \"\"}"));
    hasFollowUps();
    documents("{\"totalcount\": 0, \"count\": 0}");
    finds("{\"totalcount\": 0, \"count\": 0}");
    stands(1);
  }

  void opening(ResponseDefinitionBuilder answer) {
    server.stubFor(
        post(urlPathEqualTo(API + "Ticket"))
            .withHeader("Session-Token", equalTo(SESSION))
            .willReturn(answer));
  }

  void following(ResponseDefinitionBuilder answer) {
    server.stubFor(post(urlPathEqualTo(API + "ITILFollowup")).willReturn(answer));
  }

  /** What it answers to another status of a ticket. */
  void setting(ResponseDefinitionBuilder answer) {
    server.stubFor(put(urlPathMatching(API + "Ticket/\\d+")).willReturn(answer));
  }

  /** What it answers to a file. */
  void taking(ResponseDefinitionBuilder answer) {
    server.stubFor(post(urlPathEqualTo(API + "Document")).willReturn(answer));
  }

  void hasDocument() {
    documents("{\"totalcount\": 1, \"count\": 1, \"data\": [{\"1\": \"T\"}]}");
  }

  private void documents(String found) {
    server.stubFor(get(urlPathEqualTo(API + "search/Document")).willReturn(json(200, found)));
  }

  void hasFollowUps(String... contents) {
    var all =
        Arrays.stream(contents)
            .map("{\"id\": 9, \"is_private\": 0, \"content\": \"%s\"}"::formatted)
            .toList();
    server.stubFor(
        get(urlPathMatching(API + "Ticket/\\d+/ITILFollowup"))
            .willReturn(json(200, all.toString())));
  }

  /** What the search by the reference answers. */
  void finds(String answer) {
    server.stubFor(
        get(urlMatching(API + "search/Ticket\\?.*=contains.*")).willReturn(json(200, answer)));
  }

  /** Where the ticket stands from now on, for those who ask for ids. */
  void stands(int status) {
    hearing(
        json(
            200,
            "{\"totalcount\": 1, \"count\": 1, \"data\": [{\"2\": %d, \"12\": %d}]}"
                .formatted(TICKET, status)));
  }

  /** What it answers to those who ask for ids. */
  void hearing(ResponseDefinitionBuilder answer) {
    server.stubFor(get(urlMatching(API + "search/Ticket\\?.*=equals.*")).willReturn(answer));
  }

  void answersAll(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).atPriority(1).willReturn(answer));
  }

  List<LoggedRequest> asked(String method, String path) {
    return server.findAll(
        RequestPatternBuilder.newRequestPattern(
            RequestMethod.fromString(method), urlPathEqualTo(API + path)));
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  @Override
  public void close() {
    server.stop();
  }
}
