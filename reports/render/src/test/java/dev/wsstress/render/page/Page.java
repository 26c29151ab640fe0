package dev.wsstress.render.page;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A report, parsed by a real XML parser. The page is written so that it is XML too, but for its
 * doctype, its empty {@code meta} elements, attributes without a value, and scripts and styles; so
 * a tag that got in, or a character that no parser accepts, cannot hide. A script ends here where
 * it ends for a browser: at the first thing that looks like its end.
 */
public record Page(Document document) {
  public static Page html(Path file) {
    String text = text(file);
    if (!text.startsWith("<!doctype html>\n")) {
      throw new AssertionError("no doctype: " + text.substring(0, Math.min(40, text.length())));
    }
    return parse(
        text.substring(text.indexOf('\n'))
            .strip()
            .replaceAll("<meta ([^<>]*)>", "<meta $1/>")
            .replaceAll("(?s)(<(script|style)[^<>]*>).*?(</\\2)", "$1$3")
            .replaceAll("<(details|div)( [^<>]*)? (open|hidden)>", "<$1$2 $3=''>"));
  }

  /** What is written between the tags of each script that holds data, as it stands in the file. */
  static List<String> data(Path file) {
    return Pattern.compile("(?s)<script type=\"application/json\">(.*?)</script")
        .matcher(text(file))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  public static Page xml(Path file) {
    return parse(text(file));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Page parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(null);
      return new Page(parser.parse(new InputSource(new StringReader(xml))));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not well formed: " + e.getMessage(), e);
    }
  }

  /** The nodes an XPath selects. */
  public List<Node> all(String path) {
    try {
      NodeList found =
          (NodeList)
              XPathFactory.newDefaultInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      List<Node> nodes = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        nodes.add(found.item(i));
      }
      return nodes;
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /** Their texts, white space collapsed. */
  public List<String> texts(String path) {
    return all(path).stream().map(n -> n.getTextContent().strip().replaceAll("\\s+", " ")).toList();
  }

  /**
   * Every element with the names of its attributes, in order: what the page is without its texts.
   */
  List<String> structure() {
    return all("//*").stream().map(Page::shape).toList();
  }

  private static String shape(Node element) {
    StringBuilder shape = new StringBuilder(element.getNodeName());
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      shape.append(' ').append(attributes.item(i).getNodeName());
    }
    return shape.toString();
  }
}
