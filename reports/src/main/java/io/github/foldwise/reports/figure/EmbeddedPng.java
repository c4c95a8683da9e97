package io.github.foldwise.reports.figure;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/**
 * Embeds the images of a figure in its SVG file. Batik's own handler would need one more library.
 */
final class EmbeddedPng extends DefaultImageHandler {
  private static final String XLINK = "http://www.w3.org/1999/xlink";

  @Override
  protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
    embed((BufferedImage) image, element); // a figure draws no other kind
  }

  @Override
  protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
    embed(image, element);
  }

  @Override
  protected void handleHREF(RenderableImage image, Element element, SVGGeneratorContext context) {
    embed(image.createDefaultRendering(), element);
  }

  private static void embed(RenderedImage image, Element element) {
    try {
      String base64 = Base64.getEncoder().encodeToString(FigureFile.png(image));
      element.setAttributeNS(XLINK, "xlink:href", "data:image/png;base64," + base64);
      element.setAttributeNS(null, "style", "image-rendering:pixelated");
    } catch (IOException e) {
      throw new UncheckedIOException("an image cannot be written to memory", e);
    }
  }
}
