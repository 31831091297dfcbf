package io.recado.benchmarks.inbox;

import static io.recado.benchmarks.inbox.Question.Part.CONVERSATION;
import static io.recado.benchmarks.inbox.Question.Part.LIST;
import static io.recado.benchmarks.inbox.Question.Part.SEARCH;
import static io.recado.benchmarks.inbox.Question.Part.TICKETS;

import io.recado.benchmarks.inbox.Question.Part;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the panel asks, and what is hardest to answer. */
final class Questions {

  private static final String OPEN = "conversations?state=OPEN";
  private static final String RESOLVED = "conversations?state=RESOLVED";
  private static final int LATER_PAGE = 20;

  private final Desk desk;
  private final List<Question> all = new ArrayList<>();

  private Questions(Desk desk) {
    this.desk = desk;
  }

  /** Goes through the first pages, to know what later ones are asked by. */
  static List<Question> of(Desk desk) {
    var questions = new Questions(desk);
    questions.lists();
    questions.searches();
    questions.conversations();
    questions.tickets();
    return List.copyOf(questions.all);
  }

  private void lists() {
    add(LIST, "open", OPEN);
    add(LIST, "open, page 2", page(OPEN, 2));
    add(LIST, "open, page " + LATER_PAGE, page(OPEN, LATER_PAGE));
    add(LIST, "waiting for a person", "conversations?handler=WAITING");
    add(LIST, "in my hands", "conversations?handler=PERSON&person=" + Desk.AGENT);
    add(LIST, "in nobody's hands", "conversations?handler=PERSON&person=" + UUID.randomUUID());
    add(LIST, "resolved", RESOLVED);
    add(LIST, "resolved, page " + LATER_PAGE, page(RESOLVED, LATER_PAGE));
    var channel = channel("TELEGRAM");
    add(LIST, "open on the smallest channel", OPEN + "&channel=" + channel);
    add(
        LIST,
        "waiting on the smallest channel",
        "conversations?handler=WAITING&channel=" + channel);
  }

  private void searches() {
    add(SEARCH, "a rare word", search(Transcripts.RARE_WORD));
    add(SEARCH, "an occasional word", search(Transcripts.OCCASIONAL_WORD));
    add(SEARCH, "a common word", search(Transcripts.COMMON_WORD));
    add(
        SEARCH,
        "a common word, page " + LATER_PAGE,
        page(search(Transcripts.COMMON_WORD), LATER_PAGE));
    add(SEARCH, "a common word, resolved", search(Transcripts.COMMON_WORD) + "&state=RESOLVED");
    add(SEARCH, "the beginning of many words", search("w12"));
    add(SEARCH, "two common words", search("factura fibra"));
    add(SEARCH, "a common and a rare word", search("factura zafiro"));
    add(
        SEARCH,
        "two common words that never meet",
        search(String.join(" ", Transcripts.WORDS_THAT_NEVER_MEET)));
    add(SEARCH, "a word nobody said", search("inaudito"));
  }

  private void conversations() {
    var ids = ids();
    about(ids, "itself", "");
    about(ids, "transcript", "/messages");
    about(ids, "its first lines", "/messages?limit=10");
    about(ids, "turns", "/turns");
    about(ids, "actions", "/actions");
  }

  private void tickets() {
    add(TICKETS, "the newest", "tickets");
    add(TICKETS, "unanswered", "tickets?state=UNANSWERED");
    add(TICKETS, "a common name", "tickets?q=" + encoded("García"));
    add(TICKETS, "one name of all", "tickets?q=" + encoded("Soto 33705"));
    add(TICKETS, "a name nobody has", "tickets?q=inaudito");
  }

  private void about(List<String> conversations, String name, String route) {
    var routes = conversations.stream().map(id -> "conversations/" + id + route).toList();
    all.add(new Question(CONVERSATION, name, routes));
  }

  private void add(Part part, String name, String route) {
    all.add(new Question(part, name, List.of(route)));
  }

  /** The route of a later page of a list, or of its last. */
  private String page(String route, int page) {
    var found = route;
    for (int at = 1; at < page; at++) {
      var next = desk.get(found).path("next");
      if (!next.isString()) {
        return found;
      }
      found = route + "&cursor=" + encoded(next.asString());
    }
    return found;
  }

  private List<String> ids() {
    return desk.get(OPEN + "&limit=100")
        .path("items")
        .valueStream()
        .map(conversation -> conversation.path("id").asString())
        .toList();
  }

  private String channel(String kind) {
    return desk.get("channels")
        .valueStream()
        .filter(channel -> channel.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  private static String search(String words) {
    return "conversations?q=" + encoded(words);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
