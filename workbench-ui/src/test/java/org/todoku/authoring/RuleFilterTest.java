package org.todoku.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.rule.Criterion;
import org.todoku.rule.Rule;
import org.todoku.rule.Rule.Basis;
import org.todoku.rule.Rule.Level;
import org.todoku.rule.Rule.WhenUnknown;
import org.todoku.vocabulary.AttributePath;
import org.todoku.vocabulary.LocalizedText;

class RuleFilterTest {
  private static final Set<AttributePath> READS =
      Set.of(new AttributePath("household", "needRatio"));

  private final RuleEntry youngCarer =
      entry(
          "possible-young-carer",
          "ヤングケアラー可能性",
          "Possible young carer",
          "youngCarer",
          Level.PREVENTIVE,
          Basis.Kind.PROVISIONAL);
  private final RuleEntry absence =
      entry("non-attendance", "不登校", "Non-attendance", "truancy", Level.WATCH, Basis.Kind.NATIONAL);

  @ParameterizedTest
  @ValueSource(
      strings = {"ヤング", "やんぐけあらー", "ﾔﾝｸﾞ", "young", "YOUNG carer", "carer possible", "可能性", " "})
  void a_rule_is_found_by_parts_of_its_name_however_they_are_written(String words) {
    assertThat(new RuleFilter(words, null, null, false, null).accepts(youngCarer)).isTrue();
  }

  @Test
  void all_words_must_be_there() {
    assertThat(new RuleFilter("young absence", null, null, false, null).accepts(youngCarer))
        .isFalse();
  }

  @Test
  void need_level_and_basis_narrow_the_list() {
    assertThat(accepted(new RuleFilter("", "truancy", null, false, null))).containsExactly(absence);
    assertThat(accepted(new RuleFilter("", null, Level.PREVENTIVE, false, null)))
        .containsExactly(youngCarer);
    assertThat(accepted(new RuleFilter("", null, null, true, null))).containsExactly(youngCarer);
    assertThat(accepted(new RuleFilter("", "truancy", null, true, null))).isEmpty();
    assertThat(accepted(RuleFilter.ALL)).containsExactly(youngCarer, absence);
  }

  @Test
  void rules_are_found_by_an_attribute_that_they_read() {
    assertThat(accepted(new RuleFilter("", null, null, false, "household.needRatio")))
        .containsExactly(youngCarer, absence);
    assertThat(accepted(new RuleFilter("", null, null, false, "household.other"))).isEmpty();
  }

  @Test
  void a_filter_stands_in_the_address_and_comes_back_from_it() {
    RuleFilter filter = new RuleFilter("young", "youngCarer", Level.PREVENTIVE, true, null);

    assertThat(filter.query())
        .isEqualTo(
            Map.of(
                "q", "young", "need", "youngCarer", "level", "preventive", "basis", "provisional"));
    assertThat(RuleFilter.of(parameters(filter.query()))).isEqualTo(filter);
    assertThat(RuleFilter.ALL.query()).isEmpty();
    assertThat(RuleFilter.of(Map.of())).isEqualTo(RuleFilter.ALL);
  }

  @Test
  void what_an_address_asks_wrongly_is_left_out() {
    Map<String, List<String>> query =
        Map.of("level", List.of("highest"), "basis", List.of("law"), "need", List.of());

    assertThat(RuleFilter.of(query)).isEqualTo(RuleFilter.ALL);
  }

  private List<RuleEntry> accepted(RuleFilter filter) {
    return List.of(youngCarer, absence).stream().filter(filter::accepts).toList();
  }

  private static Map<String, List<String>> parameters(Map<String, String> query) {
    return query.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
  }

  private static RuleEntry entry(
      String id, String ja, String en, String need, Level level, Basis.Kind kind) {
    Rule rule =
        new Rule(
            id,
            new LocalizedText(ja, en),
            need,
            level,
            null,
            new Basis(kind, null),
            null,
            Map.of(),
            new Criterion.RuleReference("other"),
            List.of(),
            WhenUnknown.IGNORE,
            List.of());
    return new RuleEntry(rule, 1, Instant.EPOCH, "system", List.of(), READS);
  }
}
