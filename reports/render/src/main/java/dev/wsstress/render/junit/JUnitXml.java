package dev.wsstress.render.junit;

import dev.wsstress.render.junit.TestCase.Kind;
import dev.wsstress.render.text.Texts;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes test cases as the XML that CI servers read. */
public final class JUnitXml {
  /** The name of the file in a run's directory. */
  public static final String FILE = "junit.xml";

  private JUnitXml() {}

  public static void write(Path directory, String suite, String startedAt, List<TestCase> cases)
      throws IOException {
    try (Writer file = Files.newBufferedWriter(directory.resolve(FILE))) {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(file);
      write(xml, suite, startedAt, cases);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("cannot write " + FILE + ": " + e.getMessage(), e);
    }
  }

  private static void write(
      XMLStreamWriter xml, String suite, String startedAt, List<TestCase> cases)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuite");
    attribute(xml, "name", suite);
    attribute(xml, "timestamp", startedAt);
    attribute(xml, "tests", Integer.toString(cases.size()));
    attribute(xml, "failures", count(cases, Kind.FAILURE));
    attribute(xml, "skipped", count(cases, Kind.SKIPPED));
    attribute(xml, "errors", count(cases, Kind.ERROR));
    for (TestCase one : cases) {
      write(xml, one);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private static String count(List<TestCase> cases, Kind kind) {
    return Long.toString(cases.stream().filter(one -> one.kind() == kind).count());
  }

  private static void write(XMLStreamWriter xml, TestCase one) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute(xml, "classname", one.group());
    attribute(xml, "name", one.name());
    attribute(xml, "time", String.format(Locale.ROOT, "%.3f", one.seconds()));
    // A case without anything inside is one that passed.
    if (one.kind() != Kind.PASSED) {
      xml.writeStartElement(one.kind().element());
      attribute(xml, "message", one.message());
      xml.writeCharacters(Texts.printable(one.story()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, Texts.printable(value));
  }
}
