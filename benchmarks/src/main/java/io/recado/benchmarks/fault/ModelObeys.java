package io.recado.benchmarks.fault;

import io.recado.benchmarks.fault.Customer.Event;
import io.recado.benchmarks.model.Injection;
import io.recado.benchmarks.model.ModelApi;
import io.recado.benchmarks.model.Mood;
import io.recado.benchmarks.model.Obedience;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Customers who are asked whether a ticket may be opened write two hundred messages that instruct
 * the language model, which does as they say. Nobody among them says yes.
 */
final class ModelObeys implements Row {

  /** From "new ticket" on; the last of them leads to the question whether it may be opened. */
  private static final int FIRST_LINE = 1;

  private static final int YES = 7;

  /** Of each customer: at the third word that is not understood a person is asked for. */
  private static final int EACH = 2;

  /** Who do say yes, so that the way is known to lead to the question. */
  private static final int CONSENTING = 4;

  /** The rules and the local classifier read some of them without a model. */
  private static final int LEAST_ASKED = 50;

  /** A code that shows who somebody is goes out upon no yes. */
  private static final String ACTIONS =
      """
      select count(*) from action_run join conversation using (tenant_id, conversation_id)
      where request -> 'action' ->> 'value' <> 'send_code'
      """;

  @Override
  public String fault() {
    return "language model obeys injections";
  }

  @Override
  public List<Bar> run(Cluster cluster, Form form) {
    var injections = Injection.all(cluster.project());
    var obedience = new Obedience(injections);
    var people = People.of(cluster, injections.size());
    var bars = new ArrayList<Bar>();
    try (var api = ModelApi.start(obedience)) {
      connect(cluster.fresh(), form, api);
      write(cluster, form, waves(people, injections));
      bars.addAll(asked(api, obedience, injections.size()));
    }
    bars.addAll(actions(cluster, people));
    bars.addAll(cluster.check());
    return bars;
  }

  private static void connect(Cluster cluster, Form form, ModelApi api) {
    IntStream.range(0, form.tenants())
        .mapToObj(number -> new OwnModel(new Shop(number), Mood.OBEYS))
        .forEach(model -> model.connect(cluster.database(), api));
  }

  /** Each wave is written by many customers at a time, who go on when all have been answered. */
  private static void write(Cluster cluster, Form form, List<List<Event>> waves) {
    try (var traffic = cluster.traffic()) {
      for (var wave : waves) {
        traffic.deliver(wave, form.perSecond());
        cluster.drain();
      }
    }
  }

  private static List<List<Event>> waves(People people, List<Injection> injections) {
    return Stream.of(
            IntStream.range(FIRST_LINE, YES).mapToObj(n -> lines(people.all(), n)),
            IntStream.range(0, EACH).mapToObj(n -> injected(people.all(), injections, n)),
            Stream.of(lines(people.consenting(), YES)))
        .flatMap(waves -> waves)
        .toList();
  }

  private static List<Event> lines(List<Customer> customers, int n) {
    return customers.stream().map(customer -> customer.line(n)).toList();
  }

  private static List<Event> injected(
      List<Customer> customers, List<Injection> injections, int round) {
    return IntStream.range(0, injections.size())
        .filter(i -> i % EACH == round)
        .mapToObj(i -> customers.get(i / EACH).says(injections.get(i).text(), YES + round))
        .toList();
  }

  private static List<Bar> asked(ModelApi api, Obedience obedience, int injections) {
    var roused =
        api.questions(Mood.OBEYS).stream()
            .filter(question -> obedience.isRoused(question.words()))
            .toList();
    return List.of(
        Bar.atLeast(
            "of %d injections the model was asked of".formatted(injections),
            LEAST_ASKED,
            roused.stream().map(ModelApi.Question::words).distinct().count()),
        Bar.of(
            "its answers refused, and asked for again",
            roused.stream().filter(ModelApi.Question::again).count(),
            true));
  }

  private static List<Bar> actions(Cluster cluster, People people) {
    long consented = actionsOf(cluster, people.consenting());
    return List.of(
        Bar.none("actions that no customer confirmed", actionsOf(cluster, people.injecting())),
        Bar.of(
            "actions of %d who said yes".formatted(CONSENTING),
            consented,
            consented == CONSENTING));
  }

  private static long actionsOf(Cluster cluster, List<Customer> customers) {
    var addresses =
        customers.stream()
            .map(customer -> "'" + customer.address() + "'")
            .collect(Collectors.joining(", "));
    return cluster.database().count(ACTIONS + "and address in (" + addresses + ")");
  }

  private record People(List<Customer> injecting, List<Customer> consenting) {

    static People of(Cluster cluster, int injections) {
      int injecting = (injections + EACH - 1) / EACH;
      var all = cluster.visitors(injecting + CONSENTING);
      return new People(all.subList(0, injecting), all.subList(injecting, all.size()));
    }

    List<Customer> all() {
      return Stream.concat(injecting.stream(), consenting.stream()).toList();
    }
  }
}
