package io.recado.benchmarks.fault;

import io.recado.benchmarks.channels.MetaSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A customer of one tenant, on that tenant's channel. What they write reaches the product as the
 * channel would deliver it.
 *
 * <p>Source: Cloud API reference, webhooks: messages, smb_message_echoes; Telegram Bot API: Update.
 *
 * @param number their place among all customers
 */
record Customer(Shop shop, int number) {

  /**
   * The way to a ticket, again and again, in words that need no classifier: a node that has just
   * started is still training it. With the line's number in it, a line can be told from all others.
   */
  private static final List<String> LINES =
      List.of(
          "hola",
          "nuevo ticket",
          "se cortó el internet, aviso %d",
          "Internet",
          "Solo un ticket",
          "Nada funciona",
          "seguir sin foto",
          "sí",
          "gracias");

  /** So many lines lead to one. */
  static final int WAY_TO_A_TICKET = LINES.size();

  /** What the channel knows them by. */
  String address() {
    return shop.telegram() ? Integer.toString(50_000_000 + number) : "1202%07d".formatted(number);
  }

  /** Their {@code n}th line, from 0, as an event. */
  Event line(int n) {
    return says(LINES.get(n % LINES.size()).formatted(n), n);
  }

  /** Anything else, as an event of its own number. */
  Event says(String words, int n) {
    return says(words, n, Instant.now());
  }

  Event says(String words, int n, Instant at) {
    var quoted = words.replace("\\", "\\\\").replace("\"", "\\\"");
    return new Event(
        this, key(n), shop.telegram() ? update(quoted, n, at) : notification(quoted, n, at));
  }

  /** A person answers them on the business phone, past the product; WhatsApp only. */
  Event isAnsweredByHand(int n) {
    var key = key(n) + ".echo";
    var body =
        """
        {"object":"whatsapp_business_account","entry":[{"id":"waba-%1$s","changes":[\
        {"field":"smb_message_echoes","value":{"messaging_product":"whatsapp",\
        "metadata":{"display_phone_number":"%1$s","phone_number_id":"%1$s"},\
        "message_echoes":[{"from":"%1$s","to":"%2$s","id":"%3$s","timestamp":"%4$d",\
        "type":"text","text":{"body":"Hola, soy yo"}}]}}]}]}"""
            .formatted(shop.address(), address(), key, Instant.now().getEpochSecond());
    return new Event(this, key, body);
  }

  private String notification(String words, int n, Instant at) {
    return """
        {"object":"whatsapp_business_account","entry":[{"id":"waba-%1$s","changes":[\
        {"field":"messages","value":{"messaging_product":"whatsapp",\
        "metadata":{"display_phone_number":"%1$s","phone_number_id":"%1$s"},\
        "contacts":[{"profile":{"name":"Cliente demo"},"wa_id":"%2$s"}],\
        "messages":[{"from":"%2$s","id":"%3$s","timestamp":"%4$d","type":"text",\
        "text":{"body":"%5$s"}}]}}]}]}"""
        .formatted(shop.address(), address(), key(n), at.getEpochSecond(), words);
  }

  private String update(String words, int n, Instant at) {
    return """
        {"update_id":%1$s,"message":{"message_id":%1$s,"date":%3$d,"text":"%4$s",\
        "from":{"id":%2$s,"is_bot":false,"first_name":"Cliente"},\
        "chat":{"id":%2$s,"first_name":"Cliente","type":"private"}}}"""
        .formatted(key(n), address(), at.getEpochSecond(), words);
  }

  private String key(int n) {
    return shop.telegram()
        ? Long.toString(number * 1_000L + n + 1)
        : "wamid.%d.%d".formatted(number, n);
  }

  /**
   * @param key what the journal knows it by
   * @param body what the channel delivers
   */
  record Event(Customer customer, String key, String body) {

    String path() {
      return customer.shop().webhook();
    }

    byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }

    /** What proves that the channel sent it: a header's name and value. */
    Map.Entry<String, String> proof() {
      return customer.shop().telegram()
          ? Map.entry("X-Telegram-Bot-Api-Secret-Token", Shop.TELEGRAM_SECRET)
          : Map.entry(MetaSignature.HEADER, Shop.SIGNATURE.of(bytes()));
    }
  }
}
