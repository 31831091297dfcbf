package io.recado.admin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Says of each component of a record whether it is always there, as the compiler holds it. */
final class RecordModels implements ModelConverter {

  private static final String REFERENCE = "#/components/schemas/";

  private final Map<String, Class<?>> named = new ConcurrentHashMap<>();
  private final Set<String> ofOneName = ConcurrentHashMap.newKeySet();

  @Override
  public Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    var schema = chain.next().resolve(type, context, chain);
    var raw = Json.mapper().constructType(type.getType()).getRawClass();
    if (schema != null && raw.isRecord()) {
      noteName(raw);
      var model = schema.get$ref() == null ? schema : referred(schema, context);
      if (model != null && model.getProperties() != null) {
        for (var component : raw.getRecordComponents()) {
          describe(model, component);
        }
      }
    }
    if (schema != null && raw.isAnnotationPresent(JsonSubTypes.class)) {
      name(schema.get$ref() == null ? schema : referred(schema, context), raw);
    }
    return schema;
  }

  /** Those that are named alike, so that the description shows only one of them. */
  Set<String> ofOneName() {
    return Set.copyOf(ofOneName);
  }

  /** The description names records without their packages; what is thrown here it passes over. */
  private void noteName(Class<?> record) {
    var other = named.putIfAbsent(record.getSimpleName(), record);
    if (other != null && other != record) {
      ofOneName.add(other.getName() + " and " + record.getName());
    }
  }

  /** Says by which value of the discriminator each kind goes. */
  private static void name(@Nullable Schema<?> model, Class<?> parent) {
    if (model == null || model.getDiscriminator() == null) {
      return;
    }
    for (var kind : parent.getAnnotation(JsonSubTypes.class).value()) {
      var value = kind.value().getAnnotation(JsonTypeName.class).value();
      model.getDiscriminator().mapping(value, REFERENCE + kind.value().getSimpleName());
    }
  }

  private static @Nullable Schema<?> referred(Schema<?> schema, ModelConverterContext context) {
    var reference = schema.get$ref();
    return context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static void describe(Schema<?> model, RecordComponent component) {
    var property = model.getProperties().get(component.getName());
    if (property == null) {
      return;
    }
    if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      if (model.getRequired() == null || !model.getRequired().contains(component.getName())) {
        model.addRequiredItem(component.getName());
      }
    } else if (property.get$ref() == null) {
      property.addType("null");
    }
  }
}
