package org.todoku.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportServiceTest {
  private static final String HEADER = "学籍番号,日付,区分,理由,備考";

  @TempDir Path folder;
  private LinkageFixture linkage;

  @BeforeEach
  void start() {
    linkage = new LinkageFixture(folder);
  }

  @Test
  void the_rows_of_a_subject_become_one_block_of_records() {
    linkage.importLines(
        "attendance",
        "出欠_第一小_20250401-20250930.csv",
        HEADER,
        "101,R7.4.7,出席,,",
        "102,R7.4.7,欠席,病気,",
        "101,令和7年4月8日,欠席,不明,風邪");

    assertThat(facts("101"))
        .isEqualTo(
            "{\"row\":[2,4],\"on\":[\"2025-04-07\",\"2025-04-08\"],\"status\":[\"present\",\"absent\"],"
                + "\"reason\":[{\"missing\":\"notApplicable\"},{\"missing\":\"unknown\"}]}");
    assertThat(facts("102"))
        .isEqualTo(
            "{\"row\":[3],\"on\":[\"2025-04-07\"],\"status\":[\"absent\"],\"reason\":[\"illness\"]}");
  }

  @Test
  void the_same_file_again_adds_nothing() {
    String[] lines = {HEADER, "101,R7.4.7,出席,,"};
    ImportResult first = linkage.importLines("attendance", "出欠_第一小_20250401-20250930.csv", lines);

    ImportResult second = linkage.importLines("attendance", "出欠_第一小_20250401-20250930.csv", lines);

    assertThat(second)
        .isInstanceOfSatisfying(
            ImportResult.AlreadyImported.class,
            again ->
                assertThat(again.earlier().id())
                    .isEqualTo(((ImportResult.Accepted) first).importId()));
    assertThat(linkage.count("source_record")).isEqualTo(1);
    assertThat(linkage.count("import")).isEqualTo(1);
  }

  @Test
  void a_newer_file_of_the_same_period_and_part_replaces_the_older() {
    linkage.importLines(
        "attendance", "出欠_第一小_20250401-20250930.csv", HEADER, "101,R7.4.7,出席,,", "109,R7.4.7,出席,,");
    linkage.importLines("attendance", "出欠_第二小_20250401-20250930.csv", HEADER, "201,R7.4.7,出席,,");

    ImportResult newer =
        linkage.importLines(
            "attendance", "出欠_第一小_20250401-20250930.csv", HEADER, "101,R7.4.7,欠席,病気,");

    assertThat(((ImportResult.Accepted) newer).superseded()).isEqualTo(1);
    assertThat(facts("101")).contains("absent").doesNotContain("present");
    assertThat(facts("201")).contains("present");
    assertThat(linkage.count("source_record")).isEqualTo(2);
  }

  @Test
  void a_longer_period_replaces_the_months_within_it_and_leaves_others() {
    linkage.importLines("attendance", "出欠_第一小_20250301-20250331.csv", HEADER, "101,R7.3.7,出席,,");
    linkage.importLines("attendance", "出欠_第一小_20250401-20250430.csv", HEADER, "101,R7.4.7,出席,,");

    ImportResult longer =
        linkage.importLines(
            "attendance", "出欠_第一小_20250401-20250930.csv", HEADER, "101,R7.4.7,欠席,,");

    assertThat(((ImportResult.Accepted) longer).superseded()).isEqualTo(1);
    assertThat(linkage.imports.history(null, 0, 9))
        .extracting(PastImport::from, PastImport::state)
        .containsExactly(
            tuple(LocalDate.of(2025, 4, 1), PastImport.State.ACCEPTED),
            tuple(LocalDate.of(2025, 4, 1), PastImport.State.SUPERSEDED),
            tuple(LocalDate.of(2025, 3, 1), PastImport.State.ACCEPTED));
  }

  @Test
  void older_snapshots_stay_for_questions_about_the_past() {
    linkage.importLines("welfare", "福祉_20250401.csv", "世帯番号,基準比,非課税,滞納月数", "10,1.1,課税,0");
    linkage.importLines("welfare", "福祉_20250701.csv", "世帯番号,基準比,非課税,滞納月数", "10,1.9,課税,0");

    assertThat(linkage.count("source_record")).isEqualTo(2);
    assertThat(linkage.count("subject")).isEqualTo(1);
  }

  @Test
  void unknown_columns_are_noted_and_not_read() {
    ImportResult result =
        linkage.importLines(
            "welfare", "福祉_20250401.csv", "世帯番号,基準比,所得,非課税,滞納月数", "10,1.1,300,課税,0");

    assertThat(((ImportResult.Accepted) result).notes())
        .extracting(note -> note.en())
        .containsExactly("Column \"所得\" is not in the sender's profile and is not read.");
  }

  @Test
  void nothing_is_in_when_the_database_goes_away_in_the_middle() throws IOException {
    linkage = new LinkageFixture(folder, 100_000);
    Path file = folder.resolve("big.csv");
    try (var out = Files.newBufferedWriter(file, LinkageFixture.CP932)) {
      out.write(HEADER + "\r\n");
      for (int row = 0; row < 60_000; row++) {
        out.write(row % 9000 + ",R7.4.7,出席,,\r\n");
      }
    }

    assertThatThrownBy(
            () ->
                linkage.service.importFile(
                    linkage.profiles.get("attendance"),
                    file,
                    "出欠_第一小_20250401-20250930.csv",
                    ChosenCoverage.BY_NAME,
                    "tester",
                    rows -> {
                      if (rows >= 30_000) {
                        linkage.dsl.execute(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE usename = current_user AND pid <> pg_backend_pid()"
                                + " AND state LIKE '%in transaction'");
                      }
                    }))
        .isInstanceOf(Exception.class);

    assertThat(linkage.count("import")).isZero();
    assertThat(linkage.count("subject")).isZero();
    assertThat(linkage.count("source_record")).isZero();
    assertThat(linkage.count("set_aside_row")).isZero();
  }

  @Test
  void a_file_larger_than_its_memory_comes_in_blocks_and_loses_nothing() throws IOException {
    linkage = new LinkageFixture(folder, 200_000);
    Path file = folder.resolve("big.csv");
    try (var out = Files.newBufferedWriter(file, LinkageFixture.CP932)) {
      out.write(HEADER + "\r\n");
      for (int day = 1; day <= 30; day++) {
        for (int pupil = 0; pupil < 1000; pupil++) {
          out.write(pupil + ",R7.4." + day + "," + (pupil % 7 == 0 ? "欠席,病気," : "出席,,") + "\r\n");
        }
      }
    }

    linkage.service.importFile(
        linkage.profiles.get("attendance"),
        file,
        "出欠_第一小_20250401-20250430.csv",
        ChosenCoverage.BY_NAME,
        "tester",
        rows -> {});

    List<Integer> perPupil =
        linkage
            .dsl
            .fetch("SELECT sum(records) AS n FROM linkage.source_record GROUP BY subject")
            .getValues("n", Integer.class);
    assertThat(perPupil).hasSize(1000).containsOnly(30);
    assertThat((Integer) linkage.dsl.fetchValue("SELECT max(block) FROM linkage.source_record"))
        .isGreaterThan(0);
  }

  @Test
  void a_second_row_of_one_number_is_found_across_blocks() throws IOException {
    linkage = new LinkageFixture(folder, 50_000);
    Path file = folder.resolve("big.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("世帯番号,基準比,非課税,滞納月数\n");
      for (int household = 0; household < 2000; household++) {
        out.write(household + ",1.1,課税,0\n");
      }
      out.write("5,2.2,課税,0\n");
    }

    ImportResult result =
        linkage.service.importFile(
            linkage.profiles.get("welfare"),
            file,
            "福祉_20250401.csv",
            ChosenCoverage.BY_NAME,
            "tester",
            rows -> {});

    assertThat(((ImportResult.Accepted) result).rowsAccepted()).isEqualTo(2000);
    assertThat(linkage.imports.setAside(((ImportResult.Accepted) result).importId(), 0, 9))
        .singleElement()
        .satisfies(
            aside -> {
              assertThat(aside.row()).isEqualTo(2002);
              assertThat(aside.value()).isEqualTo("5");
              assertThat(aside.expected().en()).isEqualTo("row 7 already has this number.");
            });
  }

  @Test
  void a_stores_rows_lie_in_the_custodians_own_schema() {
    linkage.importLines("welfare", "福祉_20250401.csv", "世帯番号,基準比,非課税,滞納月数", "10,1.1,課税,0");

    assertThat(linkage.dsl.fetchValue("SELECT count(*) FROM custodian_welfare.source_record"))
        .isEqualTo(1L);
    assertThat(linkage.dsl.fetchValue("SELECT count(*) FROM custodian_education.source_record"))
        .isEqualTo(0L);
  }

  private String facts(String key) {
    return String.valueOf(
        linkage.dsl.fetchValue(
            "SELECT r.facts FROM linkage.source_record r JOIN linkage.subject s"
                + " ON s.custodian = r.custodian AND s.id = r.subject WHERE s.key = ?",
            key));
  }
}
