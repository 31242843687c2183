package org.todoku.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.simulate.RuleCase;
import org.todoku.text.YamlNode.Mapping;
import org.todoku.vocabulary.Vocabulary;

/** Reads case files. */
public final class CaseReader {
  private final FactsReader facts;
  private final Problems problems;

  public CaseReader(Vocabulary vocabulary, Problems problems) {
    this.facts = new FactsReader(vocabulary);
    this.problems = problems;
  }

  /** The cases of one document; those with errors are left out and are among the problems. */
  public List<RuleCase> read(YamlNode document) {
    if (!(document instanceof Mapping mapping)) {
      problems.error(
          document.place(), null, "事例(rule と cases)が必要です", "cases are expected: rule and cases");
      return List.of();
    }
    Fields fields = new Fields(mapping, problems, null);
    String rule = fields.text(fields.require("rule"));
    List<YamlNode> items = fields.list(fields.require("cases"), false);
    fields.finish();
    List<RuleCase> cases = new ArrayList<>();
    if (rule != null && items != null) {
      problems.concern(rule);
      for (YamlNode item : items) {
        RuleCase one = one(rule, item);
        if (one != null) {
          cases.add(one);
        }
      }
      problems.concern(null);
    }
    return cases;
  }

  private @Nullable RuleCase one(String rule, YamlNode item) {
    Mapping mapping =
        new Fields(new Mapping(item.place(), List.of()), problems, null).mapping(item);
    if (mapping == null) {
      return null;
    }
    long before = problems.errors();
    Fields fields = new Fields(mapping, problems, null);
    String name = fields.text(fields.require("case"));
    LocalDate asOf = fields.date(fields.require("asOf"));
    YamlNode factsNode = fields.require("facts");
    YamlNode coverage = fields.take("coverage");
    Answer expected = answer(fields);
    fields.finish();
    if (factsNode == null) {
      return null;
    }
    LinkedProfile profile =
        facts.profile(name == null ? "case" : name, factsNode, coverage, problems);
    return name == null || asOf == null || expected == null || problems.errors() > before
        ? null
        : new RuleCase(rule, name, asOf, profile, expected, mapping.place());
  }

  private @Nullable Answer answer(Fields fields) {
    YamlNode value = fields.require("expect");
    String word = fields.text(value);
    if (value == null || word == null) {
      return null;
    }
    for (Answer answer : Answer.values()) {
      if (answer.word().equals(word)) {
        return answer;
      }
    }
    problems.unknownName(
        value.place(),
        null,
        word,
        Arrays.stream(Answer.values()).map(Answer::word).toList(),
        "答えがわかりません",
        "unknown answer");
    return null;
  }
}
