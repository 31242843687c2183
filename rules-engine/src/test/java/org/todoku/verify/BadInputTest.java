package org.todoku.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.testing.Libraries;
import org.todoku.text.FactsLineReader;
import org.todoku.text.FactsReader;
import org.todoku.text.Finding;
import org.todoku.text.JsonReader;
import org.todoku.text.Problems;
import org.todoku.text.YamlNode;
import org.todoku.text.YamlReader;
import org.todoku.vocabulary.Vocabulary;

/**
 * Any text as a file of a library or as a line of facts gives findings with places, and never an
 * exception. {@code -Dtodoku.fuzz.rounds=200000} runs long, {@code -Dtodoku.fuzz.seed} repeats.
 */
class BadInputTest {
  private static final int ROUNDS = Integer.getInteger("todoku.fuzz.rounds", 1_500);
  private static final long SEED = Long.getLong("todoku.fuzz.seed", 20_260_401L);

  private static final List<String> FRAGMENTS =
      List.of(
          "\"",
          "'",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          "- ",
          "---\n",
          "...\n",
          "\n",
          "\t",
          "\u0000",
          "\u2028",
          "\uFEFF",
          "&a ",
          "*a",
          "!!java.lang.Runtime ",
          "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]",
          "<<: *a",
          "%YAML 3.0\n---\n",
          "? ",
          "|\n  text\n",
          ">9\n",
          "#{Runtime.getRuntime().exit(3)}",
          "${java.lang.System.exit(3)}",
          "T(java.lang.Runtime).getRuntime().exec('id')",
          "eval(System.exit(3)); rule \"x\" when then end",
          "\"; drop table child; --",
          ".nan",
          ".inf",
          "-.Inf",
          "NaN",
          "1e999999999",
          "1e99999999999",
          "-1e-99999999999",
          "1" + "0".repeat(70),
          "0x7fffffffffffffffffff",
          "2026-02-30",
          "\"2025-02-29\"",
          "9999-12-31",
          "0000-01-01",
          "999999 years",
          "-999999 months",
          "-1",
          "0",
          "0.000000000001",
          "9999999999999999999",
          "true",
          "null",
          "~",
          "",
          "yes",
          "{parameter: x}",
          "{value: child.birthDate}",
          "{asOf: -999999 years}",
          "{latest: 2147483648}",
          "{last: {amount: 99999999999, unit: years}}",
          "{since: child}",
          "{rule: born}",
          "{missing: unheard}",
          "{repeat: 5000, every: 999999 years, from: 2026-02-28, record: {}}",
          "こども",
          "\uD83D\uDC76");

  private final byte[] vocabulary = resource("vocabulary/vocabulary.yaml");
  private final byte[] rules = resource("rules/rules.yaml");
  private final byte[] cases = resource("cases/cases.yaml");

  @Test
  void mutated_libraries_give_findings_with_places() {
    List<List<String>> documents =
        List.of(split(vocabulary), split(rules), split(cases), List.of(registers()));
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(SEED + round);
      int broken = random.nextInt(4);
      List<String> ofKind = documents.get(broken);
      byte[] mutated =
          mutate(
              ofKind.get(random.nextInt(ofKind.size())).getBytes(StandardCharsets.UTF_8), random);

      Library library =
          read(
              broken == 0 ? mutated : vocabulary,
              broken == 1 ? mutated : documents.get(1).getFirst().getBytes(StandardCharsets.UTF_8),
              broken == 2 ? mutated : new byte[0],
              broken == 3 ? mutated : new byte[0]);

      assertPlaces(library.findings(), "seed " + (SEED + round));
    }
  }

  @Test
  void mutated_facts_give_findings_with_places() {
    Vocabulary known = known();
    String line =
        """
        {"child":"c-001","facts":{"child":{"birthDate":"2014-05-01"},"household":{"needRatio":1.1,\
        "single":null,"assistance":{"missing":"withheld"}},"attendanceDay":[{"on":"2025-05-07",\
        "status":"absent","minutes":5}]},"coverage":{"attendanceDay":{"from":"2025-04-01"}}}""";
    for (int round = 0; round < 10 * ROUNDS; round++) {
      Random random = new Random(SEED + round);
      byte[] mutated = mutate(line.getBytes(StandardCharsets.UTF_8), random);

      List<Finding> findings = facts(known, new String(mutated, StandardCharsets.UTF_8));

      assertPlaces(findings, "seed " + (SEED + round));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{a: ",
        "- ",
        "when: {not: ",
        "? ",
        "{when: {all: [",
        "{? ",
        "\"\\",
        "- - ",
        "|",
        "& ",
        "!"
      })
  void ten_thousand_levels_are_refused_with_a_place(String opening) {
    byte[] deep = opening.repeat(10_000).getBytes(StandardCharsets.UTF_8);

    List<Finding> findings = read(vocabulary, deep, new byte[0], new byte[0]).findings();

    assertThat(findings).anyMatch(Finding::isError);
    assertPlaces(findings, opening);
  }

  @Test
  void deeply_indented_blocks_are_refused_with_a_place() {
    StringBuilder deep = new StringBuilder("rule: deep\nwhen:\n");
    for (int level = 1; level <= 2_000; level++) {
      deep.append(" ".repeat(level)).append("not:\n");
    }

    List<Finding> findings = rule(deep.toString());

    assertThat(findings.getFirst().message().en()).contains("nested too deeply");
    assertThat(findings.getFirst().place().line()).isLessThan(110);
  }

  @Test
  void ten_thousand_levels_of_facts_are_refused_with_a_place() {
    List<Finding> findings = facts(known(), "{\"facts\":".repeat(10_000));

    assertThat(findings).anyMatch(Finding::isError);
    assertPlaces(findings, "deep facts");
  }

  @Test
  void scalars_of_fifty_megabytes_are_refused_with_a_place() {
    byte[] huge = new byte[50 << 20];
    Arrays.fill(huge, (byte) 'x');

    List<Finding> findings = read(vocabulary, huge, new byte[0], new byte[0]).findings();

    assertThat(findings.getFirst().message().en()).contains("too long");
    assertThat(findings.getFirst().place()).hasToString("lib/rules/r.yaml:1:1");
  }

  @Test
  void a_fact_of_fifty_megabytes_is_refused_with_a_place() {
    List<Finding> findings = facts(known(), "{\"child\":\"" + "x".repeat(50 << 20) + "\"}");

    assertThat(findings).anyMatch(Finding::isError);
    assertPlaces(findings, "huge fact");
  }

  @Test
  void more_records_than_a_child_may_have_are_refused_with_a_place() {
    String records = "{\"on\":\"2025-05-07\"},".repeat(FactsReader.MAX_RECORDS);
    String most = records.substring(0, records.length() - 1);
    String line = "{\"child\":\"c\",\"facts\":{\"contact\":[%s]}}";

    assertThat(facts(known(), line.formatted(most))).isEmpty();
    List<Finding> findings = facts(known(), line.formatted(records + "{\"on\":\"2025-05-07\"}"));

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().message().en()).contains("too many records of contact");
    assertThat(findings.getFirst().place()).hasToString("facts:1:33");
    assertThat(
            new FactsLineReader(known())
                .read((line.formatted(records + "{}")).getBytes(StandardCharsets.UTF_8)))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'child':'c','facts':{'household':{'district':5}}} | a text (in quotes) is expected",
        "{'child':'c','facts':{'household':{'district':true}}} | a text (in quotes) is expected",
        "{'child':'c','facts':{'household':{'members':NaN}}} | this is not JSON: Non-standard token",
        "{'child':'c','facts':{} | this is not JSON: Unexpected end-of-input",
        "{'child':'c','facts':{}} x | this is not JSON: Unrecognized token",
      })
  void what_is_wrong_with_facts_is_said_in_plain_words(String line, String message) {
    List<Finding> findings = facts(known(), line.replace('\'', '"'));

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().message().en())
        .startsWith(message)
        .doesNotContain("JsonReadFeature", "REDACTED", "start marker");
  }

  @Test
  void coverage_of_nothing_says_nothing() {
    assertThat(facts(known(), "{\"child\":\"c\",\"facts\":{},\"coverage\":{\"contact\":null}}"))
        .isEmpty();
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused_at_their_place() {
    byte[] cp932 = {'r', 'u', 'l', 'e', ':', ' ', (byte) 0x82, (byte) 0xB1};

    List<Finding> findings = read(vocabulary, cp932, new byte[0], new byte[0]).findings();

    assertThat(findings.getFirst().place()).hasToString("lib/rules/r.yaml:1:7");
    assertThat(findings.getFirst().message().en()).contains("not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule: a\nrule: b\nwhen: {value: child.age.days, atLeast: 0}\n",
        "rule: &a a\nwhen: {value: child.age.days, atLeast: 0}\n",
        "rule: a\nwhen: *a\n",
        "rule: a\nwhen: !!java.lang.Runtime {value: child.age.days, atLeast: 0}\n",
        "rule: a\nwhen: {value: child.age.days, atLeast: .nan}\n",
        "rule: a\nwhen: {value: child.age.days, atLeast: -.inf}\n",
        "rule: a\nwhen: {value: child.birthDate, before: 2026-02-30}\n",
        "rule: a\nwhen: {value: child.age.days, atLeast: 1e99999999999}\n",
        "rule: 'a\"); System.exit(3); (\"'\nwhen: {value: child.age.days, atLeast: 0}\n",
        "rule: a\nwhen: {value: 'child.age.days == 0 || System.exit(3)', atLeast: 0}\n",
      })
  void what_is_refused_is_an_error_in_its_rule(String rule) {
    List<Finding> findings = rule(rule);

    assertThat(findings).anyMatch(Finding::isError);
    assertPlaces(findings, rule);
  }

  private List<Finding> rule(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return read(vocabulary, bytes, new byte[0], new byte[0]).findings();
  }

  private Vocabulary known() {
    return Objects.requireNonNull(Libraries.resource("conformance").vocabulary());
  }

  private static List<Finding> facts(Vocabulary vocabulary, String line) {
    Problems problems = new Problems();
    YamlNode node = new JsonReader("facts", problems.findings()).read(line, 1);
    if (node != null) {
      new FactsReader(vocabulary).line(node, problems);
    }
    List<Finding> yaml = new ArrayList<>();
    YamlReader.read("facts", line.getBytes(StandardCharsets.UTF_8), yaml);
    assertPlaces(yaml, "as YAML");
    return problems.findings();
  }

  private static Library read(byte[] vocabulary, byte[] rules, byte[] cases, byte[] registers) {
    return LibraryReader.read(
        "lib",
        List.of(
            new LibraryText("vocabulary/v.yaml", "lib/vocabulary/v.yaml", vocabulary),
            new LibraryText("rules/r.yaml", "lib/rules/r.yaml", rules),
            new LibraryText("cases/c.yaml", "lib/cases/c.yaml", cases),
            new LibraryText("purposes.yaml", "lib/purposes.yaml", registers),
            new LibraryText("rulesets/s.yaml", "lib/rulesets/s.yaml", registers)));
  }

  private static String registers() {
    return "purposes:\n  - {purpose: outreach, label: {ja: 支援, en: Outreach}, basis: 法}\n"
        + "---\nruleset: school\nlabel: {ja: 学校, en: School}\nrules: [born]\n";
  }

  private static void assertPlaces(List<Finding> findings, String what) {
    for (Finding finding : findings) {
      assertThat(finding.place().line()).as(what).isPositive();
      assertThat(finding.place().column()).as(what).isPositive();
      assertThat(finding.place().file()).as(what).isNotEmpty();
      assertThat(finding.message().en()).as(what).isNotBlank().doesNotContain("Exception");
      assertThat(finding.message().ja()).as(what).isNotBlank();
    }
  }

  /** One to four fragments put in, parts left out, doubled or overwritten, or bytes turned. */
  private static byte[] mutate(byte[] text, Random random) {
    byte[] mutated = text;
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      String now = new String(mutated, StandardCharsets.UTF_8);
      int at = random.nextInt(now.length() + 1);
      int end = Math.min(now.length(), at + random.nextInt(40));
      String fragment = FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
      int wordEnd = at;
      while (wordEnd < now.length() && Character.isLetterOrDigit(now.charAt(wordEnd))) {
        wordEnd++;
      }
      String changed =
          switch (random.nextInt(6)) {
            case 0 -> now.substring(0, at) + fragment + now.substring(at);
            case 1 -> now.substring(0, at) + now.substring(end);
            case 2 -> now.substring(0, end) + now.substring(at);
            case 3 -> now.substring(0, at) + fragment + now.substring(end);
            default -> now.substring(0, at) + fragment + now.substring(wordEnd);
          };
      mutated = changed.getBytes(StandardCharsets.UTF_8);
    }
    if (random.nextInt(10) == 0 && mutated.length > 0) {
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
    }
    return mutated;
  }

  private static List<String> split(byte[] text) {
    return List.of(new String(text, StandardCharsets.UTF_8).split("(?m)^---$"));
  }

  private static byte[] resource(String path) {
    try (InputStream in = BadInputTest.class.getResourceAsStream("/conformance/" + path)) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
