package org.todoku.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.testing.Libraries;
import org.todoku.text.FactsReader;
import org.todoku.text.Finding;
import org.todoku.text.JsonReader;
import org.todoku.text.Problems;
import org.todoku.text.YamlNode;

/**
 * What is said, in both languages and where, about texts that are wrong. After a change that is
 * meant, write the files anew and read what changed: {@code mvn -pl rules-engine test
 * -Dtest=FindingsGoldenTest -Dtodoku.golden=write}
 */
class FindingsGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final String SOUND = "rule: ok\ntitle: OK\nwhen: {missing: child.birthDate}\n";

  @ParameterizedTest
  @ValueSource(strings = {"rules", "facts", "cases", "vocabulary"})
  void wrong_texts_are_spoken_of_as_last_agreed(String kind) throws IOException {
    String wrong = Files.readString(FOLDER.resolve("wrong-" + kind + ".txt"));
    Path golden = FOLDER.resolve("findings-of-" + kind + ".txt");

    StringBuilder text = new StringBuilder();
    for (String one : wrong.split("\n====\n")) {
      text.append(one.strip()).append('\n');
      for (Finding finding : findings(kind, one.strip())) {
        text.append("    ")
            .append(finding.place().line())
            .append(':')
            .append(finding.place().column())
            .append(' ')
            .append(finding.severity().word())
            .append(finding.node() == null ? "" : " " + finding.node())
            .append("\n      ")
            .append(finding.message().en())
            .append(finding.mend() == null ? "" : " — " + finding.mend().en())
            .append("\n      ")
            .append(finding.message().ja())
            .append(finding.mend() == null ? "" : " — " + finding.mend().ja())
            .append('\n');
      }
      text.append('\n');
    }

    if ("write".equals(System.getProperty("todoku.golden"))) {
      assertThat(System.getenv("CI")).as("golden files are never written by CI").isNull();
      Files.writeString(golden, text);
    }
    assertThat(text.toString()).isEqualTo(Files.readString(golden));
  }

  private static List<Finding> findings(String kind, String text) throws IOException {
    byte[] vocabulary = resource("/conformance/vocabulary/vocabulary.yaml");
    return switch (kind) {
      case "facts" -> {
        Problems problems = new Problems();
        YamlNode line = new JsonReader("f", problems.findings()).read(text, 1);
        if (line != null) {
          new FactsReader(Objects.requireNonNull(Libraries.resource("conformance").vocabulary()))
              .line(line, problems);
        }
        yield problems.findings();
      }
      case "rules" ->
          read(
              text("vocabulary/v.yaml", vocabulary),
              text("rules/a.yaml", SOUND),
              text("rules/b.yaml", "rule: b\ntitle: B\n" + text));
      case "cases" ->
          read(
              text("vocabulary/v.yaml", vocabulary),
              text("rules/a.yaml", SOUND),
              text("cases/b.yaml", text));
      default ->
          read(
              text("vocabulary/v.yaml", vocabulary),
              text("vocabulary/w.yaml", text),
              text("rules/a.yaml", SOUND));
    };
  }

  private static List<Finding> read(LibraryText... files) {
    return new ArrayList<>(LibraryReader.read("l", List.of(files)).findings());
  }

  private static LibraryText text(String path, String content) {
    return text(path, content.getBytes(StandardCharsets.UTF_8));
  }

  private static LibraryText text(String path, byte[] content) {
    return new LibraryText(path, path, content);
  }

  private static byte[] resource(String path) throws IOException {
    try (var in = Objects.requireNonNull(FindingsGoldenTest.class.getResourceAsStream(path))) {
      return in.readAllBytes();
    }
  }
}
