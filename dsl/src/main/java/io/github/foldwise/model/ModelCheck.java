package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.guard.NamePattern;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.model.inference.Freezing;
import io.github.foldwise.model.inference.ShapeInference;
import io.github.foldwise.model.rule.ActivationIsFinite;
import io.github.foldwise.model.rule.BatchNormAveragesMove;
import io.github.foldwise.model.rule.BiasRuleHasABias;
import io.github.foldwise.model.rule.BranchesMeet;
import io.github.foldwise.model.rule.ConstraintsCanHold;
import io.github.foldwise.model.rule.DropoutKeepsSomething;
import io.github.foldwise.model.rule.GroupsShareEvenly;
import io.github.foldwise.model.rule.HeadTellsClassesApart;
import io.github.foldwise.model.rule.InitializersCanDraw;
import io.github.foldwise.model.rule.MapsAndVectorsInTheirPlace;
import io.github.foldwise.model.rule.NoiseHasADeviation;
import io.github.foldwise.model.rule.NormsDivideByMoreThanZero;
import io.github.foldwise.model.rule.OrthogonalWeightsAreMatrices;
import io.github.foldwise.model.rule.PenaltiesAreNotNegative;
import io.github.foldwise.model.rule.PlacedLayer;
import io.github.foldwise.model.rule.Rule;
import io.github.foldwise.model.rule.SizesAreAtLeastOne;
import io.github.foldwise.model.rule.StrideOrDilation;
import io.github.foldwise.model.rule.TensorsCanBeCounted;
import io.github.foldwise.model.rule.WindowFitsInput;
import io.github.foldwise.model.rule.ZeroPaddingIsNotNegative;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Places every layer of a model and applies every rule to it. */
final class ModelCheck {
  static final List<Rule> RULES =
      List.of(
          new SizesAreAtLeastOne(),
          new MapsAndVectorsInTheirPlace(),
          new WindowFitsInput(),
          new GroupsShareEvenly(),
          new StrideOrDilation(),
          new BiasRuleHasABias(),
          new ZeroPaddingIsNotNegative(),
          new BranchesMeet(),
          new DropoutKeepsSomething(),
          new PenaltiesAreNotNegative(),
          new BatchNormAveragesMove(),
          new NormsDivideByMoreThanZero(),
          new NoiseHasADeviation(),
          new ActivationIsFinite(),
          new InitializersCanDraw(),
          new OrthogonalWeightsAreMatrices(),
          new ConstraintsCanHold(),
          new TensorsCanBeCounted(),
          new HeadTellsClassesApart());

  private final ModelSpec spec;
  private final Shape data;
  private final List<Problem> problems = new ArrayList<>();

  ModelCheck(ModelSpec spec, Shape data) {
    this.spec = spec;
    this.data = requireNonNull(data, "the shape of one example");
  }

  CheckedModel check() {
    ModelExtent.requireModest(spec.layers());
    Shape input = checkInput();
    List<CheckedLayer> layers =
        Freezing.of(spec.frozen()).apply(new ShapeInference(input).infer(spec.layers()));
    checkLayers(layers);
    checkFrozen(layers);
    RefusedException.throwIfAny(problems);
    return new CheckedModel(spec, input, layers);
  }

  /** The shape to continue with: a declared input takes precedence. */
  private Shape checkInput() {
    Shape input = spec.input().orElse(data);
    String place = spec.input().isPresent() ? words(input) : "data";
    if (!input.isCountable() || (input.dims().size() != 3 && input.dims().size() != 1)) {
      problems.add(
          Problem.of(
              place,
              "sizes of at least 1, at most 2,147,483,647 values in all",
              input.toString(),
              "Give height × width × channels of one example."));
      return ShapeInference.GUESS;
    }
    if (!input.equals(data)) {
      problems.add(
          Problem.of(
              place,
              "the shape of the data, " + data,
              input.toString(),
              "Leave input(…) out to take the shape of the data, or choose other data."));
    }
    return input;
  }

  private void checkLayers(List<CheckedLayer> layers) {
    if (layers.isEmpty()) {
      problems.add(
          Problem.of(
              "model",
              "layers, the last of them classify(n)",
              "no layer",
              "Declare one: flatten().classify(10) is the smallest."));
    }
    checkLayers(layers, Optional.empty());
  }

  /** A problem within a block is not reported again for its residual. */
  private void checkLayers(List<CheckedLayer> layers, Optional<String> branch) {
    for (int i = 0; i < layers.size(); i++) {
      CheckedLayer layer = layers.get(i);
      PlacedLayer placed = new PlacedLayer(layers, i + 1, branch, spec.classHead());
      int before = problems.size();
      checkLayers(layer.block(), Optional.of(placed.branchPlace("residual")));
      checkLayers(layer.projection(), Optional.of(placed.branchPlace("residual's projection")));
      if (problems.size() == before) {
        RULES.forEach(rule -> rule.check(placed, problems::add));
      }
    }
  }

  private void checkFrozen(List<CheckedLayer> layers) {
    List<String> names =
        layers.stream().flatMap(CheckedLayer::withInner).map(CheckedLayer::name).toList();
    spec.frozen().stream()
        .filter(pattern -> names.stream().noneMatch(new NamePattern(pattern)::matches))
        .forEach(name -> problems.add(Suggestions.unknown("layer of freeze", name, names)));
    if (!spec.frozen().isEmpty() && layers.stream().noneMatch(CheckedLayer::isTrainable)) {
      problems.add(
          Problem.of(
              "freeze",
              "a layer with weights that is not frozen",
              "none",
              "Freeze fewer layers, and not the head: it has to learn."));
    }
  }

  static String words(Shape input) {
    return input.dims().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "input(", ")"));
  }
}
