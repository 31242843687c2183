package org.todoku.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileBuilder;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.testing.Libraries;

class WorkloadTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | {value: household.members, atLeast: 1}",
        "30 | {records: contact, exists: true}",
        "60 | {any: [{records: contact, exists: true}, {not: {records: contact, exists: true}}]}",
        "620 | {records: screening, as: s, where: {records: contact, within: {after: s.on, for: 3 days},"
            + " exists: true}, exists: true}",
        "30 | {records: contact, within: {age: {from: 0 days, to: 3 years}}, exists: true}",
        "930 | {records: contact, within: {since: child.movedInDate}, exists: true}",
      })
  void looks_at_a_record_are_counted(long looks, String when) {
    RuleSet rules = Libraries.rules("rule: r\ntitle: R\nwhen: " + when + "\n");
    FactValue day = new FactValue.Known(new Value.DateValue(LocalDate.parse("2025-05-01")));
    ProfileBuilder builder =
        LinkedProfile.builder(rules.vocabulary(), "c").record("child", Map.of("birthDate", day));
    for (int i = 0; i < 30; i++) {
      builder.record("contact", Map.of("on", day));
    }
    for (int i = 0; i < 20; i++) {
      builder.record("screening", Map.of("on", day));
    }

    assertThat(new Workload(rules).of(builder.build())).isEqualTo(looks);
  }
}
