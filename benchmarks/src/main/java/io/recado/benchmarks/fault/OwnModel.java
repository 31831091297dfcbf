package io.recado.benchmarks.fault;

import io.recado.benchmarks.model.ModelApi;
import io.recado.benchmarks.model.Mood;
import java.util.Map;

/** The language model that a shop's owner has connected, as the control plane writes it down. */
record OwnModel(Shop shop, Mood mood) {

  /** Costs nothing: budgets are not what these rows are about. */
  private static final String CONNECT =
      """
      insert into language_model (tenant_id, choice, model_id, provider, model, secrets, input_price, output_price,
                                  daily_budget, monthly_budget)
      values (?, 'own', ?, 'openai', 'demo', ?, 0, 0, 1000000, 1000000)
      """;

  /** Has the shop's customers read by the model, in the mood of the shop's key. */
  void connect(OwnedDatabase database, ModelApi api) {
    shop.add(database, CONNECT, Map.of("address", api.url().toString(), "key", mood.key()));
  }
}
