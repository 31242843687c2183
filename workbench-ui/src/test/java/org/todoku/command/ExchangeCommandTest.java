package org.todoku.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.library.LibraryFolder;
import org.todoku.library.exchange.LibraryFiles;
import org.todoku.verify.LibraryText;

/** Libraries that come in and leave by the command line, and the past replayed, on real stores. */
class ExchangeCommandTest {
  @TempDir static Path folder;
  private static Path store;
  private static Path exported;

  @BeforeAll
  static void a_store_with_the_built_in_library() throws Exception {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (LibraryText text : LibraryFolder.builtInTexts()) {
      files.put(text.path(), text.bytes());
    }
    Path original = folder.resolve("original");
    new LibraryFiles(files).writeFolder(original);
    store = folder.resolve("store");
    exported = folder.resolve("exported");
    assertThat(run("import", original.toString(), "--data", store.toString()).status())
        .isEqualTo(Main.DONE);
    assertThat(run("export", "--out", exported.toString(), "--data", store.toString()).status())
        .isEqualTo(Main.DONE);
  }

  @Test
  void an_exported_library_is_checked_and_its_cases_run() {
    assertThat(run("check", "--library", exported.toString()).status()).isEqualTo(Main.DONE);
    assertThat(run("cases", "--library", exported.toString()).status()).isEqualTo(Main.DONE);
    assertThat(exported.resolve("versions.yaml")).content().contains("non-attendance, version: 1");
  }

  @Test
  void a_library_that_goes_into_an_empty_store_and_out_again_is_the_same_byte_for_byte()
      throws Exception {
    Path other = folder.resolve("other-store");
    Path zip = folder.resolve("again.zip");
    Path again = folder.resolve("again");

    run("export", "--out", zip.toString(), "--data", store.toString());
    assertThat(run("import", zip.toString(), "--data", other.toString()).status())
        .isEqualTo(Main.DONE);
    run("export", "--out", again.toString(), "--data", other.toString());

    assertThat(contents(again)).isEqualTo(contents(exported));
    Run unchanged = run("import", again.toString(), "--data", other.toString());
    assertThat(unchanged.out()).startsWith("0 rules published, 0 drafts begun, ");
  }

  @Test
  void a_rule_that_was_changed_outside_comes_in_as_a_draft_and_only_once() throws Exception {
    Path changed = copy("changed");
    edit(changed, "non-attendance", "value: 30,", "value: 40,");

    Run first = run("import", changed.toString(), "--data", store.toString());
    Run second = run("import", changed.toString(), "--data", store.toString());

    assertThat(first.status()).isEqualTo(Main.DONE);
    assertThat(first.out()).contains("1 drafts begun", "draft: non-attendance");
    assertThat(second.status()).isEqualTo(Main.WRONG_INPUT);
    assertThat(second.err()).contains("an open draft of non-attendance", "nothing was imported");
  }

  @Test
  void what_contradicts_the_store_is_refused_with_the_reason() throws Exception {
    Path vocabulary = copy("other-vocabulary");
    Path file = vocabulary.resolve("vocabulary/vocabulary.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst(
                "needRatio: \\{type: decimal, scale: 2", "needRatio: {type: decimal, scale: 3"));
    Path version = copy("other-version");
    Path list = version.resolve("versions.yaml");
    Files.writeString(
        list, Files.readString(list).replaceFirst("checksum: [0-9a-f]{8}", "checksum: 00000000"));
    Path twice = copy("twice");
    Files.writeString(
        twice.resolve("rules/99999-copy.yaml"), Files.readString(rule(twice, "non-attendance")));
    Path list2 = copy("no-list");
    Files.writeString(list2.resolve("versions.yaml"), "versions: 3\n");

    assertThat(refusal(vocabulary))
        .contains("the vocabulary contradicts the stored one: household.needRatio");
    assertThat(refusal(version)).contains("is there already with other content");
    assertThat(refusal(twice)).contains("the rule non-attendance stands at");
    assertThat(refusal(list2)).contains("versions.yaml:1:1");
    Run after =
        run("export", "--out", folder.resolve("after").toString(), "--data", store.toString());
    assertThat(after.status()).isEqualTo(Main.DONE);
    assertThat(contents(folder.resolve("after"))).isEqualTo(contents(exported));
  }

  @Test
  void registers_may_grow_and_a_rule_may_name_what_is_new() throws Exception {
    Path other = folder.resolve("growing-store");
    assertThat(run("import", exported.toString(), "--data", other.toString()).status())
        .isEqualTo(Main.DONE);
    Path more = copy("more");
    append(more, "needs.yaml", "  - {need: housing, label: {ja: 住まい, en: Housing}}\n");
    append(
        more,
        "purposes.yaml",
        "  - {purpose: outreach-housing, label: {ja: 住まいの支援, en: Housing}, basis: 居住支援法 3}\n");
    append(
        more,
        "services.yaml",
        "  - {service: housing-advice, label: {ja: 居住相談, en: Housing advice}}\n");
    edit(more, "frequent-moves", "need: unseen", "need: housing");
    edit(more, "frequent-moves", "purpose: outreach-unseen", "purpose: outreach-housing");
    edit(more, "frequent-moves", "support: [", "support: [housing-advice, ");

    Run grown = run("import", more.toString(), "--data", other.toString());

    assertThat(grown.err()).isEmpty();
    assertThat(grown.out()).contains("1 drafts begun", "draft: frequent-moves");
    Path out = folder.resolve("grown");
    run("export", "--out", out.toString(), "--data", other.toString());
    assertThat(out.resolve("needs.yaml")).hasSameTextualContentAs(more.resolve("needs.yaml"));
    assertThat(out.resolve("purposes.yaml")).content().contains("居住支援法 3");
    assertThat(out.resolve("services.yaml")).content().contains("housing-advice");
    assertThat(out.resolve("rulesets/rulesets.yaml")).content().contains("ruleset: livelihood");
    assertThat(run("check", "--library", out.toString()).status()).isEqualTo(Main.DONE);
  }

  @Test
  void registers_that_contradict_the_stored_ones_are_refused() throws Exception {
    Path purpose = copy("other-purpose");
    Path purposes = purpose.resolve("purposes.yaml");
    Files.writeString(purposes, Files.readString(purposes).replace("児童虐待防止法 8", "何でもよい"));
    Path less = copy("less");
    Path needs = less.resolve("needs.yaml");
    Files.writeString(
        needs,
        Files.readString(needs)
            .replaceFirst("need: bullying, label: \\{ja: [^,]*", "need: other, label: {ja: 他"));

    assertThat(refusal(purpose)).contains("the purpose safety-check contradicts the stored one");
    assertThat(refusal(less)).contains("lacks what stands there: bullying");
  }

  @Test
  void what_is_no_library_is_refused_before_anything_is_stored() throws Exception {
    Path bomb = folder.resolve("bomb.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("rules/a.yaml"));
      for (int megabyte = 0; megabyte < 100; megabyte++) {
        zip.write(new byte[1 << 20]);
      }
    }
    Path climbing = folder.resolve("climbing.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(climbing))) {
      zip.putNextEntry(new ZipEntry("../../climbed.yaml"));
      zip.write("rule: a\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(Files.size(bomb)).isLessThan(1 << 20);
    assertThat(refusal(bomb)).contains("too large at rules/a.yaml");
    assertThat(refusal(climbing)).contains("a name leads out of the folder: ../../climbed.yaml");
    assertThat(folder.getParent().resolve("climbed.yaml")).doesNotExist();
  }

  @Test
  void the_past_is_answered_under_the_versions_then_published() throws Exception {
    Path facts = folder.resolve("facts.ndjson");
    Files.writeString(
        facts,
        "{\"child\":\"c-1\",\"facts\":{\"child\":{\"birthDate\":\"2016-06-01\"},"
            + "\"schoolExpenses\":{\"schoolAid\":\"none\",\"lunchFeeArrearsMonths\":3}}}\n");

    Run now =
        run(
            "replay",
            "--facts",
            facts.toString(),
            "--as-of",
            "2026-11-23",
            "--published-by",
            "2100-01-01",
            "--rules",
            "lunch-fee-arrears",
            "--data",
            store.toString());
    Run before =
        run(
            "replay",
            "--facts",
            facts.toString(),
            "--as-of",
            "2026-06-01",
            "--published-by",
            "2020-01-01",
            "--data",
            store.toString());
    Run wrong =
        run(
            "replay",
            "--facts",
            facts.toString(),
            "--published-by",
            "June",
            "--data",
            store.toString());

    assertThat(now.out())
        .isEqualTo(
            "{\"child\":\"c-1\",\"asOf\":\"2026-11-23\",\"answers\":{\"lunch-fee-arrears\":\"match\"}}\n");
    assertThat(now.err()).contains("lunch-fee-arrears version 1 ");
    assertThat(before.status()).isEqualTo(Main.WRONG_INPUT);
    assertThat(before.err()).contains("no rules were published by 2020-01-01");
    assertThat(wrong.status()).isEqualTo(Main.WRONG_CALL);
  }

  private static String refusal(Path library) {
    Run run = run("import", library.toString(), "--data", store.toString());
    assertThat(run.status()).isEqualTo(Main.WRONG_INPUT);
    return run.err();
  }

  private static Path copy(String name) throws Exception {
    Path copy = folder.resolve(name);
    LibraryFiles.ofFolder(exported).writeFolder(copy);
    return copy;
  }

  private static Path rule(Path library, String id) throws IOException {
    try (var files = Files.list(library.resolve("rules"))) {
      return files
          .filter(file -> file.toString().endsWith("-" + id + ".yaml"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void append(Path library, String file, String line) throws IOException {
    Files.writeString(library.resolve(file), line, StandardOpenOption.APPEND);
  }

  private static void edit(Path library, String id, String before, String after)
      throws IOException {
    Path file = rule(library, id);
    String text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after));
  }

  private static SortedMap<String, String> contents(Path library) throws Exception {
    SortedMap<String, String> contents = new TreeMap<>();
    LibraryFiles.ofFolder(library)
        .files()
        .forEach((path, bytes) -> contents.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return contents;
  }

  private record Run(int status, String out, String err) {}

  private static Run run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
      int status = Main.commandLine().execute(arguments);
      return new Run(
          status, written.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
