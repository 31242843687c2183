package org.todoku.simulate;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.todoku.text.JsonText;
import tools.jackson.core.JsonGenerator;

/** The results of cases as text, JSON or JUnit's XML. */
public final class CaseReport {
  private CaseReport() {}

  /** The failing cases with their places, and how many passed and failed. */
  public static String text(List<CaseResult> results) {
    String failing =
        results.stream()
            .filter(result -> !result.passed())
            .map(
                result ->
                    result.example().place()
                        + ": "
                        + result.example().rule()
                        + ": "
                        + result.example().name()
                        + ": expected "
                        + result.example().expected().word()
                        + ", got "
                        + result.answer().word()
                        + "\n")
            .collect(Collectors.joining());
    long failed = results.stream().filter(result -> !result.passed()).count();
    return failing + (results.size() - failed) + " passed, " + failed + " failed";
  }

  /** One object with all cases. */
  public static String json(List<CaseResult> results) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JsonText.pretty(out)) {
      json.writeStartObject();
      json.writeNumberProperty("passed", results.stream().filter(CaseResult::passed).count());
      json.writeNumberProperty(
          "failed", results.stream().filter(result -> !result.passed()).count());
      json.writeName("cases");
      json.writeStartArray();
      for (CaseResult result : results) {
        json.writeStartObject();
        json.writeStringProperty("rule", result.example().rule());
        json.writeStringProperty("case", result.example().name());
        json.writeStringProperty("place", result.example().place().toString());
        json.writeStringProperty("expected", result.example().expected().word());
        json.writeStringProperty("answer", result.answer().word());
        json.writeBooleanProperty("passed", result.passed());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  /** JUnit's XML, one suite a rule. */
  public static String junit(List<CaseResult> results) {
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    results.stream()
        .collect(
            Collectors.groupingBy(
                result -> result.example().rule(), LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (rule, cases) -> {
              long failed = cases.stream().filter(result -> !result.passed()).count();
              xml.append("  <testsuite name=\"").append(escaped(rule));
              xml.append("\" tests=\"").append(cases.size());
              xml.append("\" failures=\"").append(failed).append("\">\n");
              for (CaseResult result : cases) {
                xml.append("    <testcase classname=\"").append(escaped(rule));
                xml.append("\" name=\"").append(escaped(result.example().name())).append('"');
                if (result.passed()) {
                  xml.append("/>\n");
                } else {
                  xml.append("><failure message=\"expected ");
                  xml.append(result.example().expected().word()).append(", got ");
                  xml.append(result.answer().word()).append("\">");
                  xml.append(escaped(result.example().place().toString()));
                  xml.append("</failure></testcase>\n");
                }
              }
              xml.append("  </testsuite>\n");
            });
    return xml.append("</testsuites>").toString();
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> {
                  // characters that XML 1.0 does not have
                  if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF)) {
                    safe.appendCodePoint(c);
                  } else {
                    safe.append(' ');
                  }
                }
              }
            });
    return safe.toString();
  }
}
