package org.todoku.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.todoku.engine.CompiledRuleSet;
import org.todoku.rule.RuleSet;
import org.todoku.testing.Libraries;
import org.todoku.text.Finding;
import org.todoku.verify.Library;

/** The settled points of the language, as cases in {@code conformance/}. */
class ConformanceTest {
  private static final Library LIBRARY = Libraries.resource("conformance");

  @Test
  void the_conformance_library_is_without_errors() {
    assertThat(LIBRARY.findings().stream().filter(Finding::isError).toList()).isEmpty();
    assertThat(LIBRARY.cases()).hasSizeGreaterThan(150);
  }

  @TestFactory
  Stream<DynamicTest> every_settled_point_holds() {
    RuleSet rules = LIBRARY.rules().orElseThrow();
    ReferenceEvaluator evaluator = new ReferenceEvaluator(rules);
    CompiledRuleSet engine = CompiledRuleSet.compile(rules);
    return LIBRARY.cases().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.rule() + ": " + one.name(),
                    () -> {
                      assertThat(evaluator.answer(one.rule(), one.facts(), one.asOf()))
                          .as("%s (%s)", one.name(), one.place())
                          .isEqualTo(one.expected());
                      assertThat(engine.evaluate(one.facts(), one.asOf()).answer(one.rule()))
                          .as("%s (%s) in Drools", one.name(), one.place())
                          .isEqualTo(one.expected());
                    }));
  }
}
