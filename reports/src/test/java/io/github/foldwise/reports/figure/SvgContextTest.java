package io.github.foldwise.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SvgContextTest {
  private final SvgContext context = new SvgContext(document());
  private final SVGGeneratorContext ofBatik = SVGGeneratorContext.createDefault(document());

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void each_number_is_written_as_batik_writes_it() {
    ofBatik.setPrecision(2);
    Random random = new Random(1);
    double[] odd = {0.125, 0.375, 1.005, 2.675, -0.001, 0.004, 0.005, 1e-9, 1e7 + 0.25, 1e8, -0.5};
    Stream.of(
            DoubleStream.of(odd),
            random.doubles(2000, -5000, 5000),
            random.doubles(2000, -1, 1),
            random.ints(2000, -9999, 9999).mapToDouble(n -> n / 64.0),
            random.ints(2000, -9999, 9999).mapToDouble(n -> n / 1000f))
        .flatMapToDouble(numbers -> numbers)
        .forEach(
            number ->
                assertThat(context.doubleString(number)).isEqualTo(ofBatik.doubleString(number)));
  }

  @Test
  void the_default_font_has_the_name_of_batiks() {
    Font own = new SVGGraphics2D(context, false).getFont();
    Font batiks = new SVGGraphics2D(ofBatik, false).getFont();

    assertThat(List.of(own.getName(), own.getFamily(), own.getSize()))
        .isEqualTo(List.of(batiks.getName(), batiks.getFamily(), batiks.getSize()));
  }
}
