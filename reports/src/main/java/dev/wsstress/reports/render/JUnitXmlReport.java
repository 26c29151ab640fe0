package dev.wsstress.reports.render;

import dev.wsstress.reports.gate.GradedRun;
import dev.wsstress.reports.gate.GradedTrial;
import dev.wsstress.reports.gate.Verdict;
import dev.wsstress.reports.result.Control;
import dev.wsstress.reports.result.Diagnosis;
import dev.wsstress.reports.result.Expectation;
import dev.wsstress.reports.result.TrialResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code junit.xml} for CI servers: one test case a trial. A design that failed and a hazard that
 * stayed silent are failures, a trial that the environment ended is an error.
 */
final class JUnitXmlReport implements ReportFormat {
  @Override
  public void render(GradedRun run, Path directory) throws IOException {
    try (Writer file = Files.newBufferedWriter(directory.resolve("junit.xml"))) {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(file);
      write(run, xml);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("cannot write junit.xml: " + e.getMessage(), e);
    }
  }

  private static void write(GradedRun run, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuite");
    attribute(xml, "name", "wsstress " + run.run().run());
    attribute(xml, "timestamp", run.run().startedAt());
    attribute(xml, "tests", Integer.toString(run.trials().size() + missing(run)));
    attribute(xml, "failures", Long.toString(count(run, "failure")));
    attribute(xml, "skipped", Long.toString(count(run, "skipped")));
    attribute(xml, "errors", Long.toString(count(run, "error") + missing(run)));
    for (GradedTrial trial : run.trials()) {
      testCase(trial, xml);
    }
    if (!run.isComplete()) {
      incomplete(xml);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private static int missing(GradedRun run) {
    return run.isComplete() ? 0 : 1;
  }

  /** Trials that never began would otherwise not be missed. */
  private static void incomplete(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute(xml, "classname", "wsstress");
    attribute(xml, "name", "run");
    xml.writeStartElement("error");
    attribute(xml, "message", "the run was stopped before its end");
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void testCase(GradedTrial graded, XMLStreamWriter xml) throws XMLStreamException {
    TrialResult trial = graded.trial().result();
    xml.writeStartElement("testcase");
    attribute(xml, "classname", "wsstress." + trial.subject().name());
    attribute(xml, "name", tls(trial) + " " + trial.workload());
    attribute(xml, "time", String.format(Locale.ROOT, "%.3f", trial.elapsedNanos() / 1e9));
    if (isRemarkable(graded)) {
      xml.writeStartElement(element(graded));
      attribute(xml, "message", graded.verdict() + ": " + graded.reason());
      xml.writeCharacters(Texts.printable(story(trial)));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String tls(TrialResult trial) {
    return trial.subject().control() == Control.PLAIN_WS
        ? "plain ws"
        : trial.provider() + " TLS " + trial.tls();
  }

  private static long count(GradedRun run, String element) {
    return run.trials().stream().filter(t -> isRemarkable(t) && element(t).equals(element)).count();
  }

  /** A test case without anything inside is one that passed. */
  private static boolean isRemarkable(GradedTrial graded) {
    return graded.verdict() != Verdict.PASS && graded.verdict() != Verdict.OBSERVED;
  }

  private static String element(GradedTrial graded) {
    if (graded.verdict() == Verdict.SKIPPED) {
      return "skipped";
    }
    TrialResult trial = graded.trial().result();
    boolean judged =
        graded.verdict() == Verdict.FAIL
            || (trial.end() == TrialResult.End.COMPLETED
                && trial.subject().expectation().kind() == Expectation.Kind.REQUIRE);
    return judged ? "failure" : "error";
  }

  private static String story(TrialResult trial) {
    Diagnosis diagnosis = trial.diagnosis();
    return diagnosis == null
        ? ""
        : diagnosis.sentence()
            + " | to blame: "
            + Texts.blame(diagnosis)
            + " | "
            + String.join(" | ", diagnosis.evidence());
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, Texts.printable(value));
  }
}
