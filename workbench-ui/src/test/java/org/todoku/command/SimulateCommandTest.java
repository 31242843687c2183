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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  private static final String VOCABULARY =
      """
      entity: child
      root: true
      label: {ja: こども, en: Child}
      attributes:
        birthDate: {type: date, label: {ja: 生年月日, en: Date of birth}}
        moves: {type: integer, label: {ja: 転居回数, en: Moves}}
      """;

  private static final String MOVES =
      """
      rule: moves
      title: {ja: 転居, en: Moves}
      when: {value: child.moves, atLeast: %d}
      """;

  private static final String OTHER =
      """
      rule: %s
      title: {ja: 学齢, en: School age}
      when: {value: child.schoolGrade, between: [1, 9]}
      """;

  @TempDir private Path folder;
  private Path facts;
  private String results = "";
  private String messages = "";

  @BeforeEach
  void two_libraries_and_three_children() throws IOException {
    library("baseline", MOVES.formatted(3), OTHER.formatted("dropped"));
    library("candidate", MOVES.formatted(2), OTHER.formatted("fresh"));
    facts = folder.resolve("facts.ndjson");
    Files.writeString(
        facts,
        """
        {"child":"c-1","facts":{"child":{"birthDate":"2016-05-01","moves":3}}}
        {"child":"c-2","facts":{"child":{"birthDate":"2024-05-01","moves":2}}}
        {"child":"c-3","facts":{"child":{"birthDate":"2024-05-01"}}}
        """);
  }

  private void library(String name, String... rules) throws IOException {
    Path library = folder.resolve(name);
    Files.createDirectories(library.resolve("vocabulary"));
    Files.createDirectories(library.resolve("rules"));
    Files.writeString(library.resolve("vocabulary/child.yaml"), VOCABULARY);
    Files.writeString(library.resolve("rules/a.yaml"), String.join("---\n", rules));
  }

  @Test
  void a_lower_threshold_adds_the_child_that_just_missed_it_and_says_why() {
    int status = simulate();

    assertThat(status).isZero();
    assertThat(results)
        .contains("Children compared as of 2026-02-01: 3. The candidate reaches 2, the baseline 1")
        .contains("1 more, 0 fewer")
        .contains("moves, added: 1\n  c-2: noMatch -> match\n")
        .contains("- Moves is at least 3: does not hold, found 2")
        .contains("+ Moves is at least 2: holds, found 2");
    assertThat(line("moves ").split(" {2,}"))
        .containsExactly("moves", "1 -> 2", "1", "1 -> 0", "0", "1", "0");
  }

  @Test
  void a_rule_that_only_one_library_has_adds_or_loses_all_its_children() {
    simulate();

    assertThat(line("fresh ").split(" {2,}"))
        .containsExactly("fresh", "- -> 1", "- -> 0", "- -> 2", "- -> 0", "1", "0");
    assertThat(line("dropped ").split(" {2,}"))
        .containsExactly("dropped", "1 -> -", "0 -> -", "2 -> -", "0 -> -", "0", "1");
    assertThat(results).contains("c-1: no such rule -> match", "c-1: match -> no such rule");
  }

  @Test
  void a_library_compared_with_itself_changes_nothing() {
    int status =
        run(
            "simulate",
            "--baseline",
            folder.resolve("baseline").toString(),
            "--candidate",
            folder.resolve("baseline").toString(),
            "--facts",
            facts.toString());

    assertThat(status).isZero();
    assertThat(results).contains("0 more, 0 fewer").doesNotContain("->", "added:", "lost:");
  }

  @Test
  void programs_read_a_line_a_change_with_both_explanations_and_the_counts_at_the_end() {
    simulate("--format", "json");

    List<String> lines = results.lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(2))
        .startsWith(
            "{\"change\":\"added\",\"child\":\"c-2\",\"rule\":\"moves\",\"baseline\":{\"answer\":\"noMatch\",\"explanation\":{")
        .contains("\"candidate\":{\"answer\":\"match\",\"explanation\":{");
    assertThat(lines.get(3))
        .startsWith(
            "{\"asOf\":\"2026-02-01\",\"children\":3,\"reached\":{\"baseline\":1,\"candidate\":2,\"added\":1,\"lost\":0},\"rules\":[{\"rule\":\"moves\",\"baseline\":{\"match\":1,")
        .contains("{\"rule\":\"fresh\",\"baseline\":null,");
  }

  @Test
  void the_text_names_no_more_children_than_asked_for_but_counts_them() {
    simulate("--name", "0");

    assertThat(results).contains("moves, added: 1\n  and 1 more\n").doesNotContain("c-2");
  }

  @Test
  void a_bad_line_is_named_once_and_its_child_not_compared() throws IOException {
    Files.writeString(
        facts,
        """
        {"child":"c-1","facts":{"child":{"birthDate":"2016-02-30"}}}
        {"child":"c-2","facts":{"child":{"birthDate":"2024-05-01","moves":2}}}
        """);

    int status = simulate();

    assertThat(status).isEqualTo(1);
    assertThat(results).contains("as of 2026-02-01: 1.");
    assertThat(messages.lines().filter(line -> line.contains("2016-02-30"))).hasSize(1);
  }

  @Test
  void a_library_with_errors_is_named_and_nothing_is_compared() throws IOException {
    library("candidate", MOVES.formatted(2).replace("child.moves", "child.mooves"));

    int status = simulate();

    assertThat(status).isEqualTo(1);
    assertThat(results).isEmpty();
    assertThat(messages).contains("\"mooves\"", "the candidate library has errors");
  }

  @Test
  void a_library_that_is_not_there_is_a_wrong_call() {
    int status =
        run("simulate", "--baseline", "nowhere", "--candidate", "nowhere", "--facts", "" + facts);

    assertThat(status).isEqualTo(2);
    assertThat(messages).contains("there is no folder nowhere");
  }

  private String line(String start) {
    return results.lines().filter(each -> each.startsWith(start)).findFirst().orElseThrow();
  }

  private int simulate(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "simulate",
                "--baseline",
                folder.resolve("baseline").toString(),
                "--candidate",
                folder.resolve("candidate").toString(),
                "--facts",
                facts.toString(),
                "--as-of",
                "2026-02-01"));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    try {
      return Main.commandLine().execute(arguments);
    } finally {
      System.setOut(out);
      System.setErr(err);
      results = said.toString(StandardCharsets.UTF_8);
      messages = complained.toString(StandardCharsets.UTF_8);
    }
  }
}
