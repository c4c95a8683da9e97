package io.github.foldwise.reports.records;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** {@link Provenance} as JSON: indented by two spaces, {@code \n}, keys in the records' order. */
final class ProvenanceFile {
  private static final String TITLE = "title"; // only in files that have one, as the next four
  private static final String AUTHOR = "author";
  private static final String SYSTEM = "system";
  private static final String PROCESSOR = "processor";
  private static final String KERNELS = "kernels";
  private static final String MAIN_CLASS = "main_class";
  private static final String MARGIN = "margin"; // only in files of runs that had verdicts
  private static final String SCORE = "score"; // missing in files of version 0.2
  private static final String VARIANTS = "variants"; // missing in files of version 0.1

  private static final String VALIDATED_ROWS = "validated_rows"; // missing if all rows are
  private static final String FOLD_ROWS = "fold_rows"; // missing in older files

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // a record's components are all
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // a later version may add some
          .build();

  private static final String REMEDY =
      "\n  Put back the file as the run wrote it, or run the experiment again in another folder.";

  private ProvenanceFile() {}

  static String write(Provenance provenance) {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withSeparators(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
            .withObjectIndenter(indent)
            .withArrayIndenter(indent);
    ObjectNode tree = JSON.valueToTree(provenance);
    removeIfEmpty(tree, TITLE);
    removeIfEmpty(tree, AUTHOR);
    removeIfEmpty(tree, MAIN_CLASS);
    removeIfEmpty((ObjectNode) tree.get(SYSTEM), PROCESSOR);
    removeIfEmpty((ObjectNode) tree.get(SYSTEM), KERNELS);
    if (provenance.variants().isEmpty()) {
      tree.remove(VARIANTS);
    }
    if (provenance.validatedRows() == provenance.data().trainRows()) {
      tree.remove(VALIDATED_ROWS);
    }
    if (provenance.foldRows().isEmpty()) {
      tree.remove(FOLD_ROWS);
    }
    try {
      return JSON.writer(printer).writeValueAsString(tree) + "\n";
    } catch (JacksonException e) {
      throw new UncheckedIOException(e); // text and numbers can always be written
    }
  }

  static Provenance read(Path file) {
    try {
      JsonNode tree = JSON.readTree(Files.readAllBytes(file)); // JSON is UTF-8 by its standard
      requireFormat(file, tree.path("format"));
      if (tree instanceof ObjectNode object) {
        addIfMissing(object, TITLE, TextNode.valueOf(""));
        addIfMissing(object, AUTHOR, TextNode.valueOf(""));
        addIfMissing(object, MAIN_CLASS, TextNode.valueOf(""));
        if (object.get(SYSTEM) instanceof ObjectNode system) {
          addIfMissing(system, PROCESSOR, TextNode.valueOf(""));
          addIfMissing(system, KERNELS, TextNode.valueOf(""));
        }
        addIfMissing(object, MARGIN, DoubleNode.valueOf(Provenance.STANDARD_MARGIN));
        addIfMissing(object, SCORE, TextNode.valueOf(Provenance.ACCURACY));
        addIfMissing(object, VARIANTS, JSON.createObjectNode());
        addIfMissing(object, VALIDATED_ROWS, tree.path("data").path("train_rows"));
        addIfMissing(object, FOLD_ROWS, JSON.createObjectNode());
      }
      Provenance provenance = JSON.treeToValue(tree, Provenance.class);
      requireSettings(file, provenance);
      return provenance;
    } catch (JsonMappingException e) {
      throw new UnreadableRunException(wrongKind(file, path(e)), e);
    } catch (JacksonException e) {
      throw new UnreadableRunException(
          "%s%s: not valid JSON.".formatted(file, place(e.getLocation())) + REMEDY, e);
    } catch (IOException e) {
      throw new UnreadableRunException(
          "%s: cannot be read: %s.".formatted(file, e.getMessage()) + REMEDY, e);
    }
  }

  /** One setting may be null, but not all of a variant's. */
  private static void requireSettings(Path file, Provenance provenance) {
    provenance
        .variants()
        .forEach(
            (variant, settings) -> {
              if (settings == null) {
                throw new UnreadableRunException(wrongKind(file, VARIANTS + "." + variant));
              }
            });
  }

  private static String wrongKind(Path file, String path) {
    return "%s: the value of \"%s\" is missing or of the wrong kind.".formatted(file, path)
        + REMEDY;
  }

  private static void removeIfEmpty(ObjectNode object, String key) {
    if (object.path(key).asText().isEmpty()) {
      object.remove(key);
    }
  }

  private static void addIfMissing(ObjectNode object, String key, JsonNode value) {
    if (!object.has(key)) {
      object.set(key, value);
    }
  }

  private static void requireFormat(Path file, JsonNode format) {
    if (format.asInt() != Provenance.FORMAT) {
      throw new UnreadableRunException(
          "%s: expected \"format\": %s, found %s."
                  .formatted(file, Provenance.FORMAT, format.isMissingNode() ? "nothing" : format)
              + "\n"
              + "  Another version of Foldwise wrote this folder: read it with that version, or run"
              + " the experiment again in another folder.");
    }
  }

  /** {@code data.train_rows}. */
  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String place(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : ", line %s, column %s".formatted(location.getLineNr(), location.getColumnNr());
  }
}
