package org.todoku.linkage.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.todoku.linkage.sender.SenderProfile.DateForm;
import org.todoku.linkage.sender.SenderProfile.Encoding;
import org.todoku.profile.FactValue.Reason;
import org.todoku.rule.Value;

class ProfileReaderTest {
  private static final String ATTENDANCE =
      """
      sender: school-attendance
      label: {ja: 出欠, en: Daily attendance}
      custodian: education
      system: school
      file:
        name: "出欠_{part}_{from}-{to}.csv"
        encoding: cp932
        headerRow: 2
      subject: person
      key: [学籍番号]
      content: period
      covers: listed
      records:
        - entity: attendanceDay
          columns:
            日付: {attribute: on, format: wareki}
            出欠: {attribute: status, codes: {出席: present, 欠席: absent}}
            理由: {attribute: reason, codes: {病気: illness}, missing: {"": notApplicable}}
      missing: {不明: unknown}
      ignored: [備考]
      """;

  private final ProfileReader reader = new ProfileReader(Words.VOCABULARY);

  @Test
  void a_profile_says_how_each_column_is_read() {
    SenderProfile profile = reader.read("attendance.yaml", ATTENDANCE);

    assertThat(profile.sender()).isEqualTo("school-attendance");
    assertThat(profile.file().encoding()).isEqualTo(Encoding.CP932);
    assertThat(profile.file().headerRow()).isEqualTo(2);
    assertThat(profile.requiredColumns()).containsExactly("学籍番号", "日付", "出欠", "理由");
    SenderProfile.RecordMapping mapping = profile.records().getFirst();
    assertThat(mapping.columns().getFirst().cell().format()).isEqualTo(DateForm.WAREKI);
    assertThat(mapping.columns().get(1).cell().codes())
        .isEqualTo(
            Map.of("出席", new Value.TextValue("present"), "欠席", new Value.TextValue("absent")));
    assertThat(mapping.columns().get(2).cell().missing()).containsEntry("", Reason.NOT_APPLICABLE);
  }

  @Test
  void a_files_name_says_its_part_and_period() {
    SenderProfile profile = reader.read("attendance.yaml", ATTENDANCE);

    assertThat(profile.file().name().read("出欠_第一小_20250401-20250930.csv"))
        .contains(
            new FileNamePattern.Said("第一小", LocalDate.of(2025, 4, 1), LocalDate.of(2025, 9, 30)));
    assertThat(profile.file().name().read("住民.csv")).isEmpty();
    assertThat(profile.file().name().read("出欠_第一小_20251301-20250930.csv")).isEmpty();
  }

  @Test
  void mistakes_are_named_with_their_place_and_a_near_name() {
    String wrong =
        ATTENDANCE
            .replace("entity: attendanceDay", "entity: attendanceDays")
            .replace("content: period", "content: periode")
            .replace("ignored:", "ignore:");

    ProfileException failure =
        catchThrowableOfType(ProfileException.class, () -> reader.read("a.yaml", wrong));

    assertThat(failure.problems())
        .containsExactly(
            "a.yaml:11:10: 'content' must be one of snapshot, period, not 'periode' (did you mean"
                + " 'period'?)",
            "a.yaml:14:13: the vocabulary has no entity 'attendanceDays' (did you mean"
                + " 'attendanceDay'?)",
            "a.yaml:20:1: unknown key 'ignore' (did you mean 'ignored'?)");
  }

  @Test
  void a_code_or_attribute_that_the_vocabulary_lacks_is_a_mistake() {
    String wrong =
        ATTENDANCE
            .replace("欠席: absent", "欠席: absence")
            .replace("attribute: reason", "attribute: raison");

    ProfileException failure =
        catchThrowableOfType(ProfileException.class, () -> reader.read("a.yaml", wrong));

    assertThat(failure.problems())
        .anyMatch(p -> p.contains("'absence': expected one of present, absent, late"))
        .anyMatch(
            p -> p.contains("attendanceDay has no attribute 'raison' (did you mean 'reason'?)"));
  }
}
