package io.github.foldwise.training;

import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.training.Loss.BinaryCrossEntropy;
import io.github.foldwise.training.Loss.BinaryFocal;
import io.github.foldwise.training.Loss.Focal;
import io.github.foldwise.training.Loss.Huber;
import io.github.foldwise.training.Loss.MeanAbsoluteError;
import io.github.foldwise.training.Loss.MeanSquaredError;
import io.github.foldwise.training.Loss.OneHotCrossEntropy;
import io.github.foldwise.training.Loss.SparseCrossEntropy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Losses as text without blanks: the word alone if all numbers are defaults, else with all its
 * numbers, {@code focal(0.5,2,0)}.
 */
final class LossText {
  private static final Pattern WORD_AND_NUMBERS = Pattern.compile("(\\w+)(?:\\(([^()]+)\\))?");
  private static final List<Form> FORMS =
      List.of(
          new Form(Loss.SPARSE_CROSS_ENTROPY, 1, n -> new SparseCrossEntropy(n.get(0))),
          new Form(Loss.ONE_HOT_CROSS_ENTROPY, 1, n -> new OneHotCrossEntropy(n.get(0))),
          new Form(Loss.binaryCrossEntropy(), 1, n -> new BinaryCrossEntropy(n.get(0))),
          new Form(Loss.focal(), 3, n -> new Focal(n.get(0), n.get(1), n.get(2))),
          new Form(
              Loss.binaryFocal(), 2, n -> new BinaryFocal(n.get(0), n.get(1), Optional.empty())),
          new Form(
              Loss.binaryFocal(),
              3,
              n -> new BinaryFocal(n.get(0), n.get(1), Optional.of(n.get(2)))),
          new Form(Loss.meanSquaredError(), 0, n -> new MeanSquaredError()),
          new Form(Loss.meanAbsoluteError(), 0, n -> new MeanAbsoluteError()),
          new Form(Loss.huber(), 1, n -> new Huber(n.get(0))));

  private LossText() {}

  /** One way to write a loss with all its numbers. */
  private record Form(Loss standard, int numbers, Function<List<Double>, Loss> make) {
    String word() {
      return LossText.word(standard);
    }
  }

  static String of(Loss loss) {
    boolean standard = FORMS.stream().anyMatch(form -> form.standard().equals(loss));
    return standard
        ? word(loss)
        : numbers(loss).stream()
            .map(Canonical::number)
            .collect(Collectors.joining(",", word(loss) + "(", ")"));
  }

  /** Reads a loss, ignoring case and blanks; empty if the text is none. */
  static Optional<Loss> read(String text) {
    Matcher parts = WORD_AND_NUMBERS.matcher(text.toLowerCase(Locale.ROOT).replace(" ", ""));
    if (!parts.matches()) {
      return Optional.empty();
    }
    Stream<Form> forms = FORMS.stream().filter(form -> form.word().equals(parts.group(1)));
    return parts.group(2) == null
        ? forms.findFirst().map(Form::standard)
        : numbers(parts.group(2))
            .flatMap(
                numbers ->
                    forms
                        .filter(form -> form.numbers() == numbers.size())
                        .findFirst()
                        .map(form -> form.make().apply(numbers)));
  }

  static List<String> words() {
    return FORMS.stream().map(Form::word).distinct().toList();
  }

  /** {@code SparseCrossEntropy} is {@code sparse_cross_entropy}, as in every canonical text. */
  private static String word(Loss loss) {
    return Canonical.kind((Record) loss);
  }

  private static Optional<List<Double>> numbers(String text) {
    try {
      return Optional.of(Arrays.stream(text.split(",", -1)).map(Double::valueOf).toList());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The loss's numbers, in the order of its components. */
  private static List<Double> numbers(Loss loss) {
    return Arrays.stream(loss.getClass().getRecordComponents())
        .map(component -> value(component, loss))
        .flatMap(
            value -> value instanceof Optional<?> optional ? optional.stream() : Stream.of(value))
        .map(Double.class::cast)
        .toList();
  }

  private static Object value(RecordComponent component, Loss loss) {
    try {
      return component.getAccessor().invoke(loss);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the records of losses are public", e);
    }
  }
}
