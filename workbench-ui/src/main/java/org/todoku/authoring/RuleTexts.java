package org.todoku.authoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.text.Finding;
import org.todoku.text.Problems;
import org.todoku.text.RuleDocument;
import org.todoku.text.RuleReader;
import org.todoku.text.YamlNode;
import org.todoku.text.YamlReader;

/** Reads single rules from texts. */
final class RuleTexts {
  /** Longest text of a draft, in bytes. */
  static final int MAX_BYTES = 1 << 20;

  private RuleTexts() {}

  /** Whether a text can be kept: not too long, and of characters that texts have. */
  static boolean storable(String text) {
    return text.indexOf('\0') < 0
        && StandardCharsets.UTF_8.newEncoder().canEncode(text)
        && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  /** The one rule in a text; empty where it is half finished, or none, or several. */
  static Optional<Rule> read(String text) {
    List<Finding> findings = new ArrayList<>();
    List<YamlNode> nodes =
        YamlReader.read("draft.yaml", text.getBytes(StandardCharsets.UTF_8), findings);
    if (nodes.size() != 1) {
      return Optional.empty();
    }
    Problems problems = new Problems(findings);
    RuleDocument document = new RuleReader(problems).read(nodes.getFirst());
    return document == null || problems.errors() > 0
        ? Optional.empty()
        : Optional.of(document.rule());
  }

  /**
   * Whether two rules differ in nothing but the values of parameters; the limits count as part of
   * the parameter, and a rule that was read keeps its own.
   */
  static boolean sameButForValues(Rule before, Rule after) {
    return withValuesOf(after, before).equals(before);
  }

  private static Rule withValuesOf(Rule rule, Rule values) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    rule.parameters()
        .forEach(
            (id, parameter) -> {
              Parameter other = values.parameters().get(id);
              parameters.put(id, other == null ? parameter : parameter.with(other.value()));
            });
    return with(rule, parameters);
  }

  /** A rule with other parameters. */
  static Rule with(Rule rule, Map<String, Parameter> parameters) {
    return new Rule(
        rule.id(),
        rule.title(),
        rule.need(),
        rule.level(),
        rule.purpose(),
        rule.basis(),
        rule.effective(),
        parameters,
        rule.when(),
        rule.unless(),
        rule.whenUnknown(),
        rule.support());
  }
}
