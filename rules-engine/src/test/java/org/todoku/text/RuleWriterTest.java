package org.todoku.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Comparison;
import org.todoku.rule.Comparison.Operator;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Operand;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.Value;
import org.todoku.simulate.RuleCase;
import org.todoku.testing.GeneratedProfiles;
import org.todoku.testing.GeneratedRules;
import org.todoku.testing.TestVocabulary;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;

/** {@code -Dtodoku.seed=…} repeats a run. */
class RuleWriterTest {
  private static final int RULES = 4_000;

  @Test
  void generated_rules_are_read_back_as_they_were_written() {
    long seed = Long.getLong("todoku.seed", new Random().nextLong());
    System.out.println("todoku.seed=" + seed);
    Random random = new Random(seed);

    for (int i = 0; i < RULES / 10; i++) {
      GeneratedRules generated = new GeneratedRules(random, TestVocabulary.VOCABULARY);
      for (Rule each : generated.rules(10, LocalDate.parse("2026-04-01"))) {
        Rule rule = withOpenCodes(each);
        String yaml = RuleWriter.yaml(rule);
        Rule read = read(yaml);

        // a date is read as text and becomes a date when it is typed
        assertThat(read.toString()).as("seed %d%n%s", seed, yaml).isEqualTo(rule.toString());
        assertThat(RuleWriter.yaml(read)).as("seed %d", seed).isEqualTo(yaml);
        assertThat(read(RuleWriter.json(rule))).as("seed %d", seed).isEqualTo(read);
        assertThat(criterion(RuleWriter.yaml(rule.when()))).isEqualTo(read.when());
        assertThat(criterion(RuleWriter.json(rule.when()))).isEqualTo(read.when());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a ",
        " a",
        "true",
        "FALSE",
        "null",
        "~",
        "12",
        "-3",
        "1e5",
        ".nan",
        "0x1F",
        "2026-04-01",
        "- a",
        "-a",
        "a: b",
        "a #b",
        "a, b",
        "[a]",
        "{a: b}",
        "*a",
        "&a",
        "!a",
        "'a'",
        "\"a\"",
        "a\\b",
        "a\nb",
        "a\r\nb\tc",
        "\u0007\u0085\u2028\uFEFF",
        "---",
        "...",
        "? a",
        "| a",
        "%a",
        "@a",
        "`a`",
        "不登校:三十日、以上",
        "𠮷野 👶",
        "\"); System.exit(3); //",
        "${java.lang.Runtime}",
      })
  void any_text_is_read_back_as_it_was_written(String text) {
    Criterion criterion =
        new Criterion.All(
            List.of(
                new Criterion.ValueTest(
                    new ValuePath("household", "district"),
                    new Comparison.Relation(
                        Operator.IS, new Operand.Literal(new Value.TextValue(text)))),
                new Criterion.ValueTest(
                    new ValuePath("household", "district"),
                    new Comparison.Relation(Operator.IS, new Operand.ParameterReference(text)))));
    Rule rule =
        new Rule(
            "a-rule",
            new LocalizedText(text, "x" + text),
            text,
            null,
            text,
            new Rule.Basis(Rule.Basis.Kind.LAW, text),
            new Rule.Effective(null, null),
            Map.of(
                text,
                new Parameter(
                    text,
                    new ValueType.TextType(),
                    new Value.TextValue(text),
                    text,
                    LocalizedText.same(text),
                    new LocalizedText("x" + text, text))),
            criterion,
            List.of(new Rule.ExceptionClause(LocalizedText.same(text), criterion)),
            Rule.WhenUnknown.CHASE,
            List.of(text, "b"));

    String yaml = RuleWriter.yaml(rule);
    String json = RuleWriter.json(rule);

    assertThat(read(yaml)).as(yaml).isEqualTo(rule);
    assertThat(read(json)).as(json).isEqualTo(rule);
    assertThat(RuleWriter.yaml(read(yaml))).isEqualTo(yaml);
  }

  @Test
  void a_rule_is_written_as_people_write_it_by_hand() {
    String yaml =
        """
        rule: non-attendance
        title: {ja: 不登校, en: Non-attendance}
        need: truancy
        level: preventive
        purpose: outreach-truancy
        basis: {kind: national, cite: 文部科学省 児童生徒の問題行動・不登校等調査 定義}
        effective: {from: 2026-04-01}
        parameters:
          days: {type: integer, value: 30, min: 20, max: 90, unit: days, label: {ja: 欠席日数, en: Days absent}}
          ratio: {type: decimal, scale: 2, value: 1.25}
          status: {type: code, value: absent}
        when:
          all:
            - {value: child.schoolGrade, between: [1, 9]}
            - records: attendanceDay
              as: day
              where:
                all:
                  - {value: status, is: {parameter: status}}
                  - {value: reason, notIn: [illness, economic]}
                  - {records: contact, within: {after: day.on, for: 14 days}, exists: false}
              within: {schoolYear: current}
              count: {atLeast: {parameter: days}}
            - score:
                - {points: 1.5, when: {value: household.needRatio, lessThan: {parameter: ratio}}}
                - {points: -2, when: {missing: household.needRatio}}
              atLeast: 1
            - atLeast: 1
              of:
                - {value: child.movedInDate, onOrAfter: {asOf: -3 months}}
                - {records: checkUp, within: {from: -2 years, to: -1 year}, average: {of: weight, lessThan: 4.5}}
                - {records: checkUp, within: {last: {amount: {parameter: days}, unit: days}}, exists: true}
        unless:
          - {because: {ja: 支援計画あり, en: Active plan}, when: {rule: active-truancy-plan}}
        whenUnknown: chase
        support: [education-support-centre, school-social-worker]
        """;

    assertThat(RuleWriter.yaml(read(yaml))).isEqualTo(yaml);
  }

  @Test
  void a_file_holds_its_rules_one_after_another() {
    Rule one = read("{rule: one, title: One, when: {missing: child.birthDate}}");
    Rule two = read("{rule: two, title: Two, when: {missing: child.birthDate}}");

    String yaml = RuleWriter.yaml(List.of(one, two));

    assertThat(documents(yaml).stream().map(new RuleReader(new Problems())::read))
        .extracting(document -> document.rule())
        .containsExactly(one, two);
  }

  @Test
  void generated_facts_are_read_back_from_cases_and_lines_as_they_were_written() {
    long seed = Long.getLong("todoku.seed", new Random().nextLong());
    System.out.println("todoku.seed=" + seed);
    GeneratedProfiles profiles = new GeneratedProfiles(new Random(seed), TestVocabulary.VOCABULARY);

    for (int i = 0; i < 2_000; i++) {
      LocalDate asOf = profiles.asOf();
      LinkedProfile profile = profiles.next(asOf).build(TestVocabulary.VOCABULARY, "a child");
      RuleCase one =
          new RuleCase("a-rule", "a child", asOf, profile, Answer.CANNOT_TELL, new Place("", 1, 1));
      String yaml = CaseWriter.yaml("a-rule", List.of(one));
      Problems problems = new Problems();
      List<RuleCase> read =
          new CaseReader(TestVocabulary.VOCABULARY, problems).read(documents(yaml).getFirst());

      assertThat(problems.findings()).as("seed %d%n%s", seed, yaml).isEmpty();
      assertThat(read).hasSize(1);
      assertThat(read.getFirst().expected()).isEqualTo(Answer.CANNOT_TELL);
      assertThat(read.getFirst().asOf()).isEqualTo(asOf);
      assertThat(content(read.getFirst().facts())).as(yaml).isEqualTo(content(profile));
      assertThat(CaseWriter.yaml("a-rule", read)).isEqualTo(yaml);
      String line = CaseWriter.json(profile);
      LinkedProfile again =
          new FactsReader(TestVocabulary.VOCABULARY)
              .line(new JsonReader("f", new ArrayList<>()).read(line, 1), problems);
      assertThat(content(again)).as(line).isEqualTo(content(profile));
    }
  }

  private static Map<String, Object> content(LinkedProfile profile) {
    Map<String, Object> content = new LinkedHashMap<>();
    profile
        .layout()
        .entities()
        .forEach(
            entity -> {
              List<Object> records = new ArrayList<>();
              for (int row = 0; row < profile.size(entity.index()); row++) {
                records.add(profile.record(entity.index(), row));
              }
              content.put(
                  entity.entity().id(),
                  List.of(
                      // one that has no record has nothing to say, whether it is there or not
                      profile.has(entity.index())
                          && entity.entity().cardinality() == Entity.Cardinality.MANY,
                      records,
                      String.valueOf(profile.coverage(entity.index()))));
            });
    return content;
  }

  /** A parameter of type code takes its list from what it is compared with. */
  private static Rule withOpenCodes(Rule rule) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    rule.parameters()
        .forEach(
            (id, each) ->
                parameters.put(
                    id,
                    each.type() instanceof ValueType.CodeType
                        ? new Parameter(
                            id,
                            new ValueType.CodeType(List.of()),
                            each.value(),
                            each.unit(),
                            each.label(),
                            each.note())
                        : each));
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

  private static Rule read(String text) {
    Problems problems = new Problems();
    RuleDocument document = new RuleReader(problems).read(documents(text).getFirst());
    assertThat(problems.findings()).as(text).isEmpty();
    return document.rule();
  }

  private static Criterion criterion(String text) {
    return new RuleReader(new Problems()).criterion(documents(text).getFirst());
  }

  private static List<YamlNode> documents(String text) {
    List<Finding> findings = new ArrayList<>();
    List<YamlNode> documents =
        YamlReader.read("f", text.getBytes(StandardCharsets.UTF_8), findings);
    assertThat(findings).as(text).isEmpty();
    assertThat(documents).isNotEmpty();
    return documents;
  }
}
