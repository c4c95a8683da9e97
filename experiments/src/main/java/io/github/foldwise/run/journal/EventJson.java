package io.github.foldwise.run.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.foldwise.trial.ClassProbabilities;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Intervention;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Events as JSON, one line each. A float is written as the shortest decimal that reads back to it,
 * NaN and the infinities as text; all read back exactly.
 */
final class EventJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(ConfusionMatrix.class, new MatrixWriter())
                  .addDeserializer(ConfusionMatrix.class, new MatrixReader())
                  .addSerializer(ClassProbabilities.class, new ProbabilitiesWriter())
                  .addDeserializer(ClassProbabilities.class, new ProbabilitiesReader())
                  .addSerializer(Optional.class, new OptionalWriter())
                  .addDeserializer(Optional.class, new OptionalReader(null)))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .annotationIntrospector(new AllButOptional())
          .addMixIn(Evaluation.class, NewInEvaluation.class)
          .addMixIn(Intervention.class, KindOfIntervention.class)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // a record's components are all
          .build();

  private EventJson() {}

  /** An event as a line with its checksum. */
  static String write(Event event) {
    return SealedLine.seal(text(Event.class, event));
  }

  /** The event of a line; empty if the line was changed since. */
  static Optional<Event> read(String line) {
    return SealedLine.open(line).flatMap(object -> value(Event.class, object));
  }

  /** Results of epochs as a JSON array. */
  static String writeEpochs(List<EpochResult> epochs) {
    return text(EpochResult[].class, epochs.toArray(EpochResult[]::new));
  }

  /** The results of epochs; empty if the text is not valid. */
  static Optional<List<EpochResult>> readEpochs(String array) {
    return value(EpochResult[].class, array).map(List::of);
  }

  static <T> String text(Class<T> type, T value) {
    try {
      return JSON.writerFor(type).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text and numbers can always be written", e);
    }
  }

  static <T> Optional<T> value(Class<T> type, String object) {
    try {
      return Optional.ofNullable(JSON.readValue(object, type));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // written by another version with other events
    }
  }

  /** Requires every component but an optional one, which an earlier version may not have had. */
  private static final class AllButOptional extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
      return member.getRawType() != Optional.class;
    }
  }

  /** Without probabilities a line is as an earlier version writes and reads it. */
  private interface NewInEvaluation {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @SuppressWarnings("UnusedMethod") // Jackson reads its annotation
    Optional<ClassProbabilities> probabilities();
  }

  /** The journal has them in words; other processes need them exactly. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Intervention.RateSet.class, name = "RateSet"),
    @JsonSubTypes.Type(value = Intervention.Ended.class, name = "Ended")
  })
  private interface KindOfIntervention {}

  /** As base64 of float32 in little-endian order: exact, and half as long as decimals. */
  private static final class ProbabilitiesWriter extends JsonSerializer<ClassProbabilities> {
    @Override
    public void serialize(
        ClassProbabilities probabilities, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      ByteBuffer bytes =
          ByteBuffer.allocate(Float.BYTES * probabilities.rows() * probabilities.classes())
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int row = 0; row < probabilities.rows(); row++) {
        for (float probability : probabilities.row(row)) {
          bytes.putFloat(probability);
        }
      }
      out.writeStartObject();
      out.writeNumberField("classes", probabilities.classes());
      out.writeBinaryField("float32", bytes.array());
      out.writeEndObject();
    }
  }

  private static final class ProbabilitiesReader extends JsonDeserializer<ClassProbabilities> {
    @Override
    public ClassProbabilities deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      JsonNode object = context.readTree(in);
      byte[] bytes = object.required("float32").binaryValue();
      float[] values = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return ClassProbabilities.of(object.required("classes").asInt(), values);
    }
  }

  private static final class MatrixWriter extends JsonSerializer<ConfusionMatrix> {
    @Override
    public void serialize(ConfusionMatrix matrix, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray();
      for (int truth = 0; truth < matrix.classes(); truth++) {
        out.writeStartArray();
        for (int predicted = 0; predicted < matrix.classes(); predicted++) {
          out.writeNumber(matrix.count(truth, predicted));
        }
        out.writeEndArray();
      }
      out.writeEndArray();
    }
  }

  private static final class MatrixReader extends JsonDeserializer<ConfusionMatrix> {
    @Override
    public ConfusionMatrix deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      return ConfusionMatrix.of(context.readValue(in, long[][].class));
    }
  }

  @SuppressWarnings("rawtypes") // Jackson names a serializer's type by its class
  private static final class OptionalWriter extends JsonSerializer<Optional> {
    @Override
    public boolean isEmpty(SerializerProvider provider, Optional value) {
      return value.isEmpty();
    }

    @Override
    public void serialize(Optional value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writePOJO(value.isPresent() ? value.get() : null);
    }
  }

  @SuppressWarnings("rawtypes") // as above
  private static final class OptionalReader extends JsonDeserializer<Optional>
      implements ContextualDeserializer {
    private final JavaType content; // null until the property is known

    OptionalReader(JavaType content) {
      this.content = content;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, BeanProperty property) {
      return new OptionalReader(context.getContextualType().containedType(0));
    }

    @Override
    public Optional deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Optional.of(context.readValue(in, content));
    }

    @Override
    public Optional getNullValue(DeserializationContext context) {
      return Optional.empty();
    }
  }
}
