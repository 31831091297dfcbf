package io.recado.json;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.recado.action.ActionOutcome;
import io.recado.action.LookupOutcome;
import io.recado.conversation.Handler;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.dialogue.Effect;
import io.recado.dialogue.EntityType;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.Offer;
import io.recado.dialogue.SlotValue;
import io.recado.journal.InboundEvent;
import io.recado.outbox.SendOutcome;
import io.recado.understanding.Command;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How domain values are written to columns and streams, so that the domain itself needs no
 * annotations.
 *
 * <p>A value of a sealed type carries its record's simple name as {@code type}. What is not set is
 * left out. Reading is tolerant, because a newer node may have written the value: unknown fields
 * are passed over, and a collection that is missing is read as empty. Map entries are written in
 * the order of their keys, so equal values give equal text.
 */
public final class Json {

  /** Every sealed type of the domain that is ever written. */
  static final List<Class<?>> SEALED =
      List.of(
          ActionOutcome.class,
          Command.class,
          Effect.class,
          EntityType.class,
          Expectation.class,
          Handler.class,
          InboundEvent.class,
          LookupOutcome.class,
          MessageContent.class,
          Offer.Item.class,
          OutboundContent.class,
          SendOutcome.class,
          SlotValue.class);

  private static final ObjectMapper MAPPER = build();

  private Json() {}

  /** The one mapper; immutable, safe for many threads. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  private static ObjectMapper build() {
    var builder =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(Include.NON_NULL));
    var missingIsEmpty = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    for (Class<?> collection : List.of(List.class, Set.class, Map.class)) {
      builder.withConfigOverride(collection, override -> override.setNullHandling(missingIsEmpty));
    }
    builder.addModule(new SimpleModule().addSerializer(String.class, new StorableText()));
    SEALED.forEach(type -> builder.addMixIn(type, Tagged.class));
    return builder.build();
  }

  /** PostgreSQL stores no NUL in text, and customers can send one. */
  private static final class StorableText extends ValueSerializer<String> {

    @Override
    public void serialize(String text, JsonGenerator generator, SerializationContext context) {
      generator.writeString(text.replace("\0", ""));
    }
  }

  /** Laid over the sealed types; their permitted records are found by the mapper itself. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
  private interface Tagged {}
}
