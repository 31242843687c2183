package org.todoku.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  private static final String GOOD =
      """
      {"child":"%s","facts":{"child":{"birthDate":"%s"}}}
      """
          .strip();

  @TempDir private Path folder;
  private Path library;
  private Path facts;
  private Path answers;
  private String messages = "";

  @BeforeEach
  void a_small_library() throws IOException {
    library = folder.resolve("library");
    facts = folder.resolve("facts.ndjson");
    answers = folder.resolve("answers.ndjson");
    Files.createDirectories(library.resolve("vocabulary"));
    Files.createDirectories(library.resolve("rules"));
    Files.writeString(
        library.resolve("vocabulary/child.yaml"),
        """
        entity: child
        root: true
        label: {ja: こども, en: Child}
        attributes:
          birthDate: {type: date, label: {ja: 生年月日, en: Date of birth}}
        """);
    Files.writeString(
        library.resolve("rules/a.yaml"),
        """
        rule: school-age
        title: {ja: 学齢, en: School age}
        when: {value: child.schoolGrade, between: [1, 9]}
        ---
        rule: toddler
        title: {ja: 幼児, en: Toddler}
        when: {value: child.age.years, between: [1, 2]}
        """);
  }

  @Test
  void answers_stand_in_the_order_of_facts_and_of_the_library() throws IOException {
    Files.writeString(
        facts,
        GOOD.formatted("c-1", "2016-05-01") + "\r\n\n" + GOOD.formatted("c-1", "2024-05-01"));

    int status = evaluate("--as-of", "2026-02-01");

    assertThat(status).isZero();
    assertThat(Files.readString(answers))
        .isEqualTo(
            """
            {"child":"c-1","asOf":"2026-02-01","answers":{"school-age":"match","toddler":"noMatch"}}
            {"child":"c-1","asOf":"2026-02-01","answers":{"school-age":"noMatch","toddler":"match"}}
            """);
  }

  @Test
  void bad_lines_are_named_and_do_not_stop_the_good_ones() throws IOException {
    Files.writeString(
        facts,
        String.join(
            "\n",
            GOOD.formatted("c-1", "2016-05-01"),
            GOOD.formatted("c-2", "2016-02-30"),
            "{\"child\":",
            GOOD.formatted("c-4", "2016-05-01")));

    int status = evaluate("--as-of", "2026-02-01");

    assertThat(status).isEqualTo(1);
    assertThat(children()).containsExactly("c-1", "c-4");
    assertThat(messages).contains(facts + ":2:", "2016-02-30").contains(facts + ":3:");
  }

  @Test
  void strict_stops_at_the_first_bad_line() throws IOException {
    Files.writeString(
        facts,
        String.join(
            "\n",
            GOOD.formatted("c-1", "2016-05-01"),
            "nonsense",
            GOOD.formatted("c-3", "2016-05-01")));

    int status = evaluate("--as-of", "2026-02-01", "--strict");

    assertThat(status).isEqualTo(1);
    assertThat(children()).containsExactly("c-1");
  }

  @Test
  void bytes_that_are_not_utf_8_are_a_bad_line() throws IOException {
    byte[] line = GOOD.formatted("c-あ", "2016-05-01").getBytes("windows-31j");
    Files.write(facts, line);

    int status = evaluate("--as-of", "2026-02-01");

    assertThat(status).isEqualTo(1);
    assertThat(messages).contains(facts + ":1:13", "UTF-8");
  }

  @Test
  void many_lines_keep_their_order() throws IOException {
    List<String> ids = IntStream.range(0, 5_000).mapToObj(i -> "c-" + i).toList();
    Files.write(facts, ids.stream().map(id -> GOOD.formatted(id, "2016-05-01")).toList());

    int status = evaluate("--as-of", "2026-02-01");

    assertThat(status).isZero();
    assertThat(children()).isEqualTo(ids);
  }

  @Test
  void explanations_are_added_when_asked_for() throws IOException {
    Files.writeString(facts, GOOD.formatted("c-1", "2016-05-01"));

    int status = evaluate("--as-of", "2026-02-01", "--explain", "--rules", "toddler");

    assertThat(status).isZero();
    assertThat(Files.readString(answers))
        .contains("\"answers\":{\"toddler\":\"noMatch\"}")
        .contains("\"explanations\":{\"toddler\":{\"node\":\"when\",\"state\":\"notSatisfied\"")
        .doesNotContain("school-age")
        .contains(",\"nearMisses\":{}}");
  }

  @Test
  void how_far_a_child_is_from_matching_stands_beside_the_explanations() throws IOException {
    Files.writeString(
        library.resolve("rules/b.yaml"),
        """
        rule: moved
        title: {ja: 転入, en: Moved}
        when: {value: child.birthDate, onOrAfter: 2016-06-01}
        """);
    Files.writeString(facts, GOOD.formatted("c-1", "2016-05-01"));

    int status = evaluate("--as-of", "2026-02-01", "--explain", "--rules", "moved");

    assertThat(status).isZero();
    assertThat(Files.readString(answers))
        .contains("\"nearMisses\":{\"moved\":{\"node\":\"when\",\"text\":{\"ja\":")
        .contains("were 2016-06-01 instead of 2016-05-01")
        .endsWith("\"from\":\"2016-05-01\",\"to\":\"2016-06-01\"}}}\n");
  }

  @Test
  void a_child_with_too_many_records_for_the_rules_is_named_and_does_not_stop_the_others()
      throws IOException {
    Files.writeString(
        library.resolve("vocabulary/visit.yaml"),
        """
        entity: visit
        cardinality: many
        time: on
        attributes: {on: {type: date}}
        """);
    Files.writeString(
        library.resolve("rules/b.yaml"),
        """
        rule: in-pairs
        title: In pairs
        when:
          records: visit
          as: first
          where: {records: visit, within: {after: first.on, for: 3 days}, exists: true}
          exists: true
        """);
    String visits = "{\"on\":\"2026-01-05\"},".repeat(7_100);
    Files.writeString(
        facts,
        "{\"child\":\"many\",\"facts\":{\"visit\":[%s]}}\n{\"child\":\"few\",\"facts\":{}}\n"
            .formatted(visits.substring(0, visits.length() - 1)));

    int status = evaluate("--as-of", "2026-02-01", "--rules", "in-pairs");

    assertThat(status).isOne();
    assertThat(messages).contains("facts.ndjson:1:1: error: this child has too many records");
    assertThat(Files.readString(answers)).contains("\"few\"").doesNotContain("\"many\"");
  }

  @Test
  void a_wrong_call_is_status_2() throws IOException {
    Files.writeString(facts, GOOD.formatted("c-1", "2016-05-01"));

    assertThat(evaluate("--rules", "todler")).isEqualTo(2);
    assertThat(messages).contains("did you mean toddler?");
    assertThat(evaluate("--as-of", "2026-02-30")).isEqualTo(2);
    Files.delete(facts);
    assertThat(evaluate()).isEqualTo(2);
    assertThat(messages).contains("there is no file");
  }

  @Test
  void a_broken_library_is_status_1_and_nothing_is_written() throws IOException {
    Files.writeString(facts, GOOD.formatted("c-1", "2016-05-01"));
    Files.writeString(library.resolve("rules/b.yaml"), "rule: broken\nwhen: {value: nope}\n");

    assertThat(evaluate()).isEqualTo(1);
    assertThat(messages).contains("b.yaml");
    assertThat(answers).doesNotExist();
  }

  private List<String> children() throws IOException {
    return Files.readAllLines(answers).stream()
        .map(line -> line.substring(10, line.indexOf('"', 10)))
        .toList();
  }

  private int evaluate(String... more) {
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "evaluate",
                  "--facts",
                  facts.toString(),
                  "--library",
                  library.toString(),
                  "--out",
                  answers.toString()));
      arguments.addAll(List.of(more));
      return Main.commandLine().execute(arguments.toArray(String[]::new));
    } finally {
      System.setErr(before);
      messages = err.toString(StandardCharsets.UTF_8);
    }
  }
}
