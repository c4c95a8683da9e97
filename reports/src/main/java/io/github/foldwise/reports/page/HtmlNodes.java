package io.github.foldwise.reports.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.commonmark.renderer.text.TextContentRenderer;

/** Renders what differs from plain Markdown: pictures, folding blocks, wide tables. */
final class HtmlNodes implements NodeRenderer {
  private static final Pattern FOLD =
      Pattern.compile("<details><summary>[^<>&]*</summary>|</details>");

  /** Wider panels share a row on a wide page, though they become smaller. */
  private static final int WIDE = 300;

  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;
  private final HtmlPictures pictures;
  private final OwnPictures own;

  HtmlNodes(HtmlNodeRendererContext context, HtmlPictures pictures, OwnPictures own) {
    this.context = context;
    this.html = context.getWriter();
    this.pictures = pictures;
    this.own = own;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(Image.class, HtmlBlock.class, ScrollBox.class, ContentsBox.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof Image image) {
      renderPictures(image);
    } else if (node instanceof HtmlBlock block) {
      renderFold(block);
    } else if (node instanceof ContentsBox contents) {
      renderContents(contents);
    } else {
      renderScrollBox(node);
    }
  }

  private void renderPictures(Image image) {
    String description =
        image.getFirstChild() == null
            ? ""
            : TextContentRenderer.builder().build().render(image.getFirstChild());
    HtmlPictures.Group group = pictures.at(image.getDestination());
    List<HtmlPictures.Picture> panels = group.panels();
    if (panels.isEmpty()) {
      renderOwn(image.getDestination(), description);
      return;
    }
    boolean isGallery = panels.size() > 1 && panels.get(0).width() <= WIDE;
    Map<String, String> attributes = new TreeMap<>(); // the order of Map.of differs between JVMs
    attributes.put("class", isGallery ? "figure gallery" : "figure");
    if (isGallery) {
      attributes.put("style", "--width: " + group.width() + "px");
    }
    html.tag("span", attributes);
    for (int i = 0; i < panels.size(); i++) {
      String part = panels.size() == 1 ? "" : " (%s of %s)".formatted(i + 1, panels.size());
      renderPicture(panels.get(i), description + part, panels.size() > 1);
    }
    html.tag("/span");
    html.tag("span", Map.of("class", "caption"));
    html.text(description);
    html.tag("/span");
  }

  private void renderPicture(
      HtmlPictures.Picture picture, String description, boolean hasNeighbours) {
    html.raw(
        "<img%s alt=\"%s\" width=\"%s\" height=\"%s\" src=\"%s\">"
            .formatted(
                hasNeighbours && picture.width() > WIDE ? " class=\"half\"" : "",
                attribute(description),
                picture.width(),
                picture.height(),
                picture.uri()));
  }

  private void renderOwn(String address, String description) {
    OwnPictures.Own picture = own.at(address);
    if (picture.problem().isEmpty()) {
      html.raw(
          "<span class=\"figure\"><img alt=\"%s\"%s src=\"%s\"></span>"
              .formatted(
                  attribute(description),
                  picture
                      .size()
                      .map(size -> " width=\"%s\" height=\"%s\"".formatted(size.width, size.height))
                      .orElse(""),
                  picture.uri()));
    } else {
      html.text("%s (the picture %s is %s)".formatted(description, address, picture.problem()));
    }
  }

  private static String attribute(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;");
  }

  /** Any other HTML in a report comes from a name: it becomes a paragraph of text. */
  private void renderFold(HtmlBlock block) {
    String literal = block.getLiteral().strip();
    html.line();
    if (FOLD.matcher(literal).matches()) {
      html.raw(literal);
    } else {
      html.tag("p");
      html.text(literal);
      html.tag("/p");
    }
    html.line();
  }

  /** A focusable element can be scrolled with the keyboard. */
  private void renderScrollBox(Node box) {
    html.line();
    html.raw("<div class=\"table\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">");
    html.line();
    for (Node child = box.getFirstChild(); child != null; child = child.getNext()) {
      context.render(child);
    }
    html.tag("/div");
    html.line();
  }

  private void renderContents(ContentsBox contents) {
    html.line();
    html.raw("<nav aria-label=\"Contents\">");
    html.tag("ul");
    html.line();
    for (Anchors.Anchor section : contents.sections()) {
      html.raw("<li><a href=\"#" + section.id() + "\">");
      html.text(section.text());
      html.raw("</a></li>");
      html.line();
    }
    html.raw("</ul></nav>");
    html.line();
  }
}
