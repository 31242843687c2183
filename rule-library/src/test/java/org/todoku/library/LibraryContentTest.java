package org.todoku.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.rule.Answer;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value.NumberValue;
import org.todoku.simulate.RuleCase;
import org.todoku.text.YamlNode.Scalar;
import org.todoku.text.YamlNode.Sequence;
import org.todoku.verify.Library;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.ValueType.BooleanType;
import org.todoku.vocabulary.ValueType.CodeType;
import org.todoku.vocabulary.ValueType.DateType;
import org.todoku.vocabulary.ValueType.DecimalType;
import org.todoku.vocabulary.ValueType.IntegerType;
import org.todoku.vocabulary.ValueType.TextType;

/** What the built-in library holds, and how closely its cases hold it. */
class LibraryContentTest {
  private final Library library = read();
  private final RuleSet rules = library.rules().orElseThrow();

  @Test
  void every_rule_has_a_case_for_each_answer_that_it_can_give() {
    for (Rule rule : rules.rules()) {
      Set<Answer> wanted = EnumSet.of(Answer.MATCH, Answer.NO_MATCH, Answer.CANNOT_TELL);
      if (!rule.unless().isEmpty()) {
        wanted.add(Answer.SUPPRESSED);
      }

      Set<Answer> expected =
          casesOf(rule).stream().map(RuleCase::expected).collect(Collectors.toSet());

      assertThat(expected).as(rule.id()).containsAll(wanted);
    }
  }

  @TestFactory
  Stream<DynamicTest> a_threshold_that_is_moved_by_one_step_changes_the_answer_of_a_case() {
    return rules.rules().stream()
        .flatMap(
            rule ->
                rule.parameters().values().stream()
                    .flatMap(
                        parameter ->
                            movedByOneStep(rule, parameter).stream()
                                .map(
                                    moved ->
                                        DynamicTest.dynamicTest(
                                            rule.id() + ", " + parameter.id() + " " + moved,
                                            () -> assertNoticed(rule, parameter, moved)))));
  }

  @Test
  void every_local_threshold_has_limits_and_a_label() {
    for (Rule rule : rules.rules()) {
      for (Parameter parameter : rule.parameters().values()) {
        String name = rule.id() + "." + parameter.id();

        assertThat(parameter.label()).as(name).isNotNull();
        assertThat(min(parameter)).as(name).isNotNull();
        assertThat(max(parameter)).as(name).isNotNull();
      }
    }
  }

  @Test
  void no_rule_lacks_a_need_a_level_a_purpose_a_basis_and_support() {
    for (Rule rule : rules.rules()) {
      assertThat(rule.need()).as(rule.id()).isNotNull();
      assertThat(rule.level()).as(rule.id()).isNotNull();
      assertThat(rule.purpose()).as(rule.id()).isNotNull();
      assertThat(rule.basis()).as(rule.id()).isNotNull();
      assertThat(Objects.requireNonNull(rule.basis()).cite()).as(rule.id()).isNotBlank();
      assertThat(rule.support()).as(rule.id()).isNotEmpty();
    }
  }

  @Test
  void every_rule_stands_in_exactly_one_theme() {
    List<String> inThemes =
        library.ruleSets().values().stream()
            .map(theme -> (Sequence) Objects.requireNonNull(theme.details().get("rules")))
            .flatMap(list -> list.items().stream())
            .map(item -> ((Scalar) item).text())
            .toList();

    assertThat(inThemes)
        .containsExactlyInAnyOrderElementsOf(rules.rules().stream().map(Rule::id).toList());
  }

  @Test
  void every_entity_names_its_system_custodian_and_legal_basis() {
    for (Entity entity : rules.vocabulary().entities()) {
      assertThat(entity.source()).as(entity.id()).isNotNull();
      assertThat(Objects.requireNonNull(entity.source()).custodian()).as(entity.id()).isNotNull();
      assertThat(entity.basis()).as(entity.id()).isNotNull();
    }
  }

  @Test
  void the_reference_page_lists_every_rule_with_its_titles_and_thresholds() {
    String page = page("library.md");

    for (Rule rule : rules.rules()) {
      assertThat(page)
          .contains(
              "| `" + rule.id() + "` | " + rule.title().ja() + " | " + rule.title().en() + " |");
      for (Parameter parameter : rule.parameters().values()) {
        assertThat(row(page, rule)).contains("`" + parameter.id() + "` " + parameter.value());
      }
    }
  }

  @Test
  void the_reference_page_lists_every_entity_and_attribute() {
    String page = page("vocabulary.md");

    for (Entity entity : rules.vocabulary().entities()) {
      int start = page.indexOf("## `" + entity.id() + "` ");
      assertThat(start).as(entity.id()).isNotNegative();
      int next = page.indexOf("\n## ", start);
      String section = page.substring(start, next < 0 ? page.length() : next);
      for (Attribute attribute : entity.attributes().values()) {
        if (!attribute.builtIn()) {
          assertThat(section)
              .contains(
                  "`" + attribute.id() + "`",
                  "| " + attribute.label().ja() + " | " + attribute.label().en() + " |");
        }
      }
    }
  }

  private void assertNoticed(Rule rule, Parameter parameter, BigDecimal moved) {
    ReferenceEvaluator evaluator = new ReferenceEvaluator(with(rule, parameter, moved));

    List<String> noticing =
        casesOf(rule).stream()
            .filter(one -> evaluator.answer(rule.id(), one.facts(), one.asOf()) != one.expected())
            .map(RuleCase::name)
            .toList();

    assertThat(noticing).isNotEmpty();
  }

  private List<RuleCase> casesOf(Rule rule) {
    return library.cases().stream().filter(one -> one.rule().equals(rule.id())).toList();
  }

  /** The neighbouring values within the parameter's limits. */
  private static List<BigDecimal> movedByOneStep(Rule rule, Parameter parameter) {
    BigDecimal value = ((NumberValue) parameter.value()).value();
    BigDecimal step = step(rule, parameter);
    List<BigDecimal> moved = new ArrayList<>();
    for (BigDecimal candidate : List.of(value.subtract(step), value.add(step))) {
      if (candidate.compareTo(Objects.requireNonNull(min(parameter))) >= 0
          && candidate.compareTo(Objects.requireNonNull(max(parameter))) <= 0) {
        moved.add(candidate);
      }
    }
    return moved;
  }

  private static BigDecimal step(Rule rule, Parameter parameter) {
    if (rule.id().equals("monthly-early-sign") && parameter.id().equals("share")) {
      // parts of a month's class days do not lie closer together
      return new BigDecimal("0.05");
    }
    return parameter.type() instanceof DecimalType decimal
        ? BigDecimal.ONE.movePointLeft(decimal.scale())
        : BigDecimal.ONE;
  }

  private static @Nullable BigDecimal min(Parameter parameter) {
    return switch (parameter.type()) {
      case IntegerType integer -> integer.min() == null ? null : BigDecimal.valueOf(integer.min());
      case DecimalType decimal -> decimal.min();
      case BooleanType _, DateType _, CodeType _, TextType _ ->
          throw new AssertionError("no number: " + parameter);
    };
  }

  private static @Nullable BigDecimal max(Parameter parameter) {
    return switch (parameter.type()) {
      case IntegerType integer -> integer.max() == null ? null : BigDecimal.valueOf(integer.max());
      case DecimalType decimal -> decimal.max();
      case BooleanType _, DateType _, CodeType _, TextType _ ->
          throw new AssertionError("no number: " + parameter);
    };
  }

  private RuleSet with(Rule rule, Parameter parameter, BigDecimal value) {
    Map<String, Parameter> parameters = new LinkedHashMap<>(rule.parameters());
    parameters.put(parameter.id(), parameter.with(new NumberValue(value)));
    Rule changed =
        new Rule(
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
    return new RuleSet(
        rules.vocabulary(),
        rules.rules().stream().map(one -> one.id().equals(rule.id()) ? changed : one).toList());
  }

  private static String row(String page, Rule rule) {
    return page.lines()
        .filter(line -> line.contains("| `" + rule.id() + "` |"))
        .findFirst()
        .orElseThrow();
  }

  private static String page(String name) {
    try {
      return Files.readString(Path.of("..", "docs", "reference", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Library read() {
    try {
      return LibraryFolder.builtIn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
