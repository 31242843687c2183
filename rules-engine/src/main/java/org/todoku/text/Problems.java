package org.todoku.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.text.Finding.Severity;
import org.todoku.vocabulary.LocalizedText;

/** Collects findings while a document is read. */
public final class Problems {
  private final List<Finding> findings;
  private @Nullable String rule;

  public Problems(List<Finding> findings) {
    this.findings = findings;
  }

  public Problems() {
    this(new ArrayList<>());
  }

  public List<Finding> findings() {
    return findings;
  }

  /** From now on, findings concern this rule; null for none. */
  public void concern(@Nullable String ruleId) {
    rule = ruleId;
  }

  /** How many errors there are so far. */
  public long errors() {
    return findings.stream().filter(Finding::isError).count();
  }

  public void error(Place place, @Nullable String node, String ja, String en) {
    error(place, node, ja, en, null, null);
  }

  public void error(
      Place place,
      @Nullable String node,
      String ja,
      String en,
      @Nullable String mendJa,
      @Nullable String mendEn) {
    add(Severity.ERROR, place, node, ja, en, mendJa, mendEn);
  }

  public void warning(Place place, @Nullable String node, String ja, String en) {
    add(Severity.WARNING, place, node, ja, en, null, null);
  }

  /** Something that is as it may be, and that its author should know. */
  public void info(Place place, @Nullable String node, String ja, String en) {
    add(Severity.INFO, place, node, ja, en, null, null);
  }

  public void warning(
      Place place,
      @Nullable String node,
      String ja,
      String en,
      @Nullable String mendJa,
      @Nullable String mendEn) {
    add(Severity.WARNING, place, node, ja, en, mendJa, mendEn);
  }

  /** An error about a name that is not known, with the one that was probably meant. */
  public void unknownName(
      Place place,
      @Nullable String node,
      String word,
      Collection<String> known,
      String ja,
      String en) {
    String nearest = Words.nearest(word, known).orElse(null);
    String list = !known.isEmpty() && known.size() <= 12 ? String.join(", ", known) : null;
    error(
        place,
        node,
        ja + ": " + shown(word),
        en + ": " + shown(word),
        nearest != null ? "「" + nearest + "」ではありませんか" : list == null ? null : "使えるもの: " + list,
        nearest != null
            ? "did you mean \"" + nearest + "\"?"
            : list == null ? null : "known are: " + list);
    if (nearest != null) {
      fixable(new Fix.Rename(word, nearest));
    }
  }

  /** Says of the newest finding that it can be mended so. */
  public void fixable(Fix fix) {
    findings.add(findings.removeLast().with(fix));
  }

  /** A text from a file, short enough for a message. */
  public static String shown(String text) {
    String line = text.replace("\n", "\\n").replace("\r", "\\r");
    return "\"" + (line.length() > 80 ? line.substring(0, 77) + "..." : line) + "\"";
  }

  private void add(
      Severity severity,
      Place place,
      @Nullable String node,
      String ja,
      String en,
      @Nullable String mendJa,
      @Nullable String mendEn) {
    LocalizedText mend =
        mendJa == null || mendEn == null ? null : new LocalizedText(mendJa, mendEn);
    findings.add(
        new Finding(severity, place, rule, node, new LocalizedText(ja, en), mend, null, null));
  }
}
