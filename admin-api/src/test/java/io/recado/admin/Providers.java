package io.recado.admin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.Map;

/** Stands for Telegram, Meta, Stripe and Mercado Pago; knows no token but those it is told of. */
public final class Providers {

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  Providers() {
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    server.stubFor(
        any(anyUrl())
            .atPriority(10)
            .willReturn(
                json(
                    401,
                    """
                    {"ok":false,"error_code":401,"description":"Unauthorized","error":{"code":190}}
                    """)));
  }

  public WireMockServer server() {
    return server;
  }

  Map<String, String> settings() {
    return Map.of(
        "RECADO_TELEGRAM_API_URL", server.baseUrl(),
        "RECADO_WHATSAPP_API_URL", server.baseUrl(),
        "RECADO_STRIPE_API_URL", server.baseUrl(),
        "RECADO_MERCADO_PAGO_API_URL", server.baseUrl());
  }

  /** From now on Telegram knows this bot; the token. */
  public String bot(long id, String username) {
    var token = id + ":AAtoken-of-" + username;
    bot(
        token,
        json(
            200,
            """
            {"ok":true,"result":{"id":%d,"is_bot":true,"first_name":"Bot","username":"%s"}}
            """
                .formatted(id, username)));
    return token;
  }

  /** From now on Telegram answers so when asked for the bot of this token. */
  public void bot(String token, ResponseDefinitionBuilder answer) {
    server.stubFor(get(urlPathEqualTo("/bot" + token + "/getMe")).willReturn(answer));
  }

  /** From now on this token may act for this number. */
  public void number(String id, String token, String name) {
    number(
        id,
        token,
        json(
            200,
            """
            {"id":"%s","display_phone_number":"+56 2 1234 5678","verified_name":"%s"}
            """
                .formatted(id, name)));
  }

  /** From now on Meta answers so when asked for this number with this token. */
  public void number(String id, String token, ResponseDefinitionBuilder answer) {
    server.stubFor(
        get(urlPathEqualTo("/v25.0/" + id))
            .withHeader("Authorization", equalTo("Bearer " + token))
            .willReturn(answer));
  }

  /** From now on Stripe answers so to whoever lists its pages of payment with this key. */
  public void stripe(String key, ResponseDefinitionBuilder answer) {
    server.stubFor(
        get(urlPathEqualTo("/v1/checkout/sessions"))
            .withHeader("Authorization", equalTo("Bearer " + key))
            .willReturn(answer));
  }

  /** From now on Mercado Pago knows whose this token is. */
  public void mercadoPago(String token) {
    server.stubFor(
        get(urlPathEqualTo("/users/me"))
            .withHeader("Authorization", equalTo("Bearer " + token))
            .willReturn(json(200, "{\"id\":1}")));
  }

  public static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }
}
