package io.github.foldwise.reports.figure;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SimpleImageHandler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A figure as the bytes of a picture, on a white background. */
public final class FigureFile {
  private static final int PIXELS_PER_UNIT = 2;

  /**
   * From 0, the smallest file, to 1, the fastest; all are lossless. 0 takes three times as long.
   */
  private static final float COMPRESSION = 0.3f;

  private static final String SVG = "http://www.w3.org/2000/svg";

  private FigureFile() {}

  public static byte[] png(Figure figure) throws IOException {
    BufferedImage image =
        new BufferedImage(
            figure.width() * PIXELS_PER_UNIT,
            figure.height() * PIXELS_PER_UNIT,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
    paint(figure, new Canvas(graphics, false));
    graphics.dispose();
    return png(image);
  }

  public static byte[] svg(Figure figure) throws IOException {
    Document document = newDocument();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setGenericImageHandler(new SimpleImageHandler(new EmbeddedPng()));
    context.setPrecision(2);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(figure.width(), figure.height()));
    paint(figure, new Canvas(graphics, true));
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 %s %s".formatted(figure.width(), figure.height()));
    StringWriter text = new StringWriter();
    graphics.stream(root, text, false, false);
    return withoutDocumentType(text.toString()).getBytes(StandardCharsets.UTF_8);
  }

  /** The document type names a DTD on a host that a strict reader would ask for. */
  private static String withoutDocumentType(String svg) {
    return svg.replace("\r\n", "\n").replaceFirst("(?s)<!DOCTYPE.*?>\\s*", "");
  }

  private static void paint(Figure figure, Canvas canvas) {
    canvas.fill(new Rectangle2D.Double(0, 0, figure.width(), figure.height()), Color.WHITE);
    figure.paint(canvas);
  }

  public static byte[] png(RenderedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam compressed = writer.getDefaultWriteParam();
    compressed.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    compressed.setCompressionQuality(COMPRESSION);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // ImageIO would otherwise put a cache file into the temporary folder
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), compressed);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static Document newDocument() {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own XML parser has no default", e);
    }
  }
}
