package org.todoku.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GenerateCommandTest {
  @TempDir Path folder;

  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(errors, true));
    line.getSubcommands().get("generate").setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  private String[] generate(String... more) {
    return Stream.concat(
            Stream.of("generate", "--children", "40", "--seed", "3", "--as-of", "2026-11-23"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  @Test
  void facts_are_one_child_a_line_and_the_same_again() throws IOException {
    int first = run(generate("--out", folder.resolve("a.ndjson").toString()));
    int second = run(generate("--out", folder.resolve("b.ndjson").toString()));

    List<String> lines = Files.readAllLines(folder.resolve("a.ndjson"));
    assertThat(List.of(first, second)).containsOnly(0);
    assertThat(lines).hasSize(40).allMatch(line -> line.startsWith("{\"child\":\"c-00000"));
    assertThat(Files.readAllLines(folder.resolve("b.ndjson"))).isEqualTo(lines);
  }

  @Test
  void sources_are_the_departments_files() throws IOException {
    int status = run(generate("--sources", folder.resolve("files").toString()));

    assertThat(status).isZero();
    try (Stream<Path> files = Files.list(folder.resolve("files"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("住民記録_20261123.csv", "学齢簿_20261123.csv", "母子台帳_20261123.csv");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generate --children 40 --seed 3 --as-of 2026-11-23",
        "generate --children 40 --seed 3 --as-of 2026-11-23 --out a --sources b",
        "generate --children 0 --seed 3 --as-of 2026-11-23 --out a",
        "generate --children many --seed 3 --as-of 2026-11-23 --out a",
        "generate --children 40 --seed 3 --as-of 2026-11-31 --out a",
        "generate --children 40 --seed 3 --as-of 1926-11-30 --out a",
        "generate --children 40 --as-of 2026-11-30 --out a",
        "generate --children 40 --seed 3 --as-of 2026-11-23 --out no/such/folder/facts"
      })
  void a_wrong_call_is_status_two_and_says_what_is_wrong(String call) {
    int status = run(call.split(" "));

    assertThat(status).isEqualTo(2);
    assertThat(errors.toString().lines().findFirst().orElseThrow()).startsWith("todoku: ");
    assertThat(errors.toString()).doesNotContain("Exception:");
  }
}
