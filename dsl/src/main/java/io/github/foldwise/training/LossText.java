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
 * Losses as text, without blanks: the word where all numbers are the standard ones, else the word
 * and all its numbers, {@code focal(0.5,2,0)}.
 */
final class LossText implements Loss.Visitor<List<Double>> {
  private static final LossText NUMBERS = new LossText();
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
        : loss.accept(NUMBERS).stream()
            .map(Canonical::number)
            .collect(Collectors.joining(",", word(loss) + "(", ")"));
  }

  /** The loss that is written so, in whatever case and with blanks; empty where none is. */
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

  @Override
  public List<Double> sparseCrossEntropy(SparseCrossEntropy loss) {
    return List.of(loss.labelSmoothing());
  }

  @Override
  public List<Double> oneHotCrossEntropy(OneHotCrossEntropy loss) {
    return List.of(loss.labelSmoothing());
  }

  @Override
  public List<Double> binaryCrossEntropy(BinaryCrossEntropy loss) {
    return List.of(loss.labelSmoothing());
  }

  @Override
  public List<Double> focal(Focal loss) {
    return List.of(loss.alpha(), loss.gamma(), loss.labelSmoothing());
  }

  @Override
  public List<Double> binaryFocal(BinaryFocal loss) {
    return Stream.concat(Stream.of(loss.gamma(), loss.labelSmoothing()), loss.alpha().stream())
        .toList();
  }

  @Override
  public List<Double> meanSquaredError(MeanSquaredError loss) {
    return List.of();
  }

  @Override
  public List<Double> meanAbsoluteError(MeanAbsoluteError loss) {
    return List.of();
  }

  @Override
  public List<Double> huber(Huber loss) {
    return List.of(loss.delta());
  }
}
