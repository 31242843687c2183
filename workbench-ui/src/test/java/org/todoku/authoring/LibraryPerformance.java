package org.todoku.authoring;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jooq.CloseableDSLContext;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.todoku.Workbench;
import org.todoku.library.LibraryFolder;
import org.todoku.library.PublishedRules;
import org.todoku.library.RuleTrials;
import org.todoku.library.RuleVersion;
import org.todoku.library.RuleVersions;
import org.todoku.migrations.DatabaseAddress;
import org.todoku.testing.TestDatabase;
import org.todoku.verify.LibraryText;

/**
 * How long a large library takes to list, search, open and compare. Arguments: rules, versions of
 * each. Writes a line for each step: median and slowest of 30 in milliseconds.
 */
final class LibraryPerformance {
  private static final Pattern RULE_ID = Pattern.compile("(?m)^rule: ([a-z0-9-]+)$");
  private static final int ROUNDS = 30;

  private LibraryPerformance() {}

  public static void main(String[] arguments) throws Exception {
    int rules = Integer.parseInt(arguments[0]);
    int each = Integer.parseInt(arguments[1]);
    DatabaseAddress address = TestDatabase.application();
    Clock clock = Clock.system(Workbench.ZONE);
    try (CloseableDSLContext database =
        DSL.using(address.url(), address.user(), address.password())) {
      PublishedRules published = new PublishedRules(database, clock);
      RuleVersions versions = new RuleVersions(database, clock);
      fill(database, published, versions, rules, each, clock);
      measure(published, versions, clock);
    }
    System.exit(0);
  }

  /** The rules of the built-in library again and again under other names. */
  private static void fill(
      DSLContext database,
      PublishedRules published,
      RuleVersions versions,
      int rules,
      int each,
      Clock clock)
      throws Exception {
    List<LibraryText> builtIn = LibraryFolder.builtInTexts();
    List<LibraryText> texts =
        new ArrayList<>(
            builtIn.stream()
                .filter(text -> !text.path().startsWith("rules/"))
                .filter(text -> !text.path().startsWith("cases/"))
                .filter(text -> !text.path().startsWith("rulesets/"))
                .toList());
    int made = 0;
    for (int round = 0; made < rules; round++) {
      String suffix = "-n" + round;
      for (LibraryText text : builtIn) {
        boolean rule = text.path().startsWith("rules/");
        if (rule || text.path().startsWith("cases/")) {
          String content = new String(text.bytes(), StandardCharsets.UTF_8);
          made += rule ? (int) RULE_ID.matcher(content).results().count() : 0;
          String renamed =
              RULE_ID
                  .matcher(content)
                  .replaceAll("rule: $1" + suffix)
                  .replaceAll("\\{rule: ([a-z0-9-]+)\\}", "{rule: $1" + suffix + "}");
          String path = text.path().replace("/", "/" + String.format("%05d-", round));
          texts.add(new LibraryText(path, path, renamed.getBytes(StandardCharsets.UTF_8)));
        }
      }
    }
    long begun = System.nanoTime();
    int first = published.publishFirst(texts, "system");
    LocalDate today = LocalDate.now(clock);
    database.transaction(
        configuration -> {
          RuleVersions within = new RuleVersions(configuration.dsl(), clock);
          for (RuleVersion version : published.textsInForce(today)) {
            String content = version.content();
            for (int number = 2; number <= each; number++) {
              content =
                  content.replaceFirst("en: ([A-Z0-9][^}]*)\\}", "en: $1.}")
                      + "# version "
                      + number
                      + "\n";
              within.publish(
                  new RuleVersions.NewVersion(
                      version.ruleId(),
                      content,
                      version.cases(),
                      today.minusDays(20L - number),
                      "approver",
                      Set.of("author"),
                      null,
                      null));
            }
          }
        });
    System.out.printf(
        "filled %d rules with %d versions each in %.0f s%n",
        first, each, (System.nanoTime() - begun) / 1e9);
  }

  private static void measure(PublishedRules published, RuleVersions versions, Clock clock) {
    RuleCatalogue catalogue = new RuleCatalogue(published, clock);
    long begun = System.nanoTime();
    catalogue.readAll();
    System.out.printf("read ahead after the start: %.0f ms%n", (System.nanoTime() - begun) / 1e6);
    begun = System.nanoTime();
    list(catalogue, RuleFilter.ALL);
    System.out.printf("first list after that: %.0f ms%n", (System.nanoTime() - begun) / 1e6);
    Evidences evidences = new Evidences(versions, new RuleTrials(published, versions), catalogue);
    RuleFilter search = new RuleFilter("", null, null, false, "household.needRatio");
    RuleFilter words = new RuleFilter("欠席", null, null, false, null);
    List<RuleEntry> entries = catalogue.today().entries();
    time("list, with all sentences", () -> list(catalogue, RuleFilter.ALL));
    time("search by attribute", () -> list(catalogue, search));
    time("search by words", () -> list(catalogue, words));
    int[] at = {0};
    Supplier<RuleEntry> next = () -> entries.get((at[0]++ * 37) % entries.size());
    time(
        "open a rule: sentence, outline, versions, case results",
        () -> {
          RuleEntry entry = next.get();
          Rulebook book = catalogue.today();
          List<RuleVersion> history = versions.history(entry.id());
          return book.outline(book.entry(entry.id()).orElseThrow()).size()
              + history.size()
              + evidences.results(history.getFirst(), LocalDate.now(clock)).cases().size();
        });
    time(
        "difference of two versions",
        () -> {
          List<RuleVersion> history = versions.history(next.get().id());
          return evidences.differences(history.getLast(), history.getFirst()).size();
        });
    time("where used", () -> catalogue.today().referring(next.get()).size());
    afterPublications(versions, catalogue, next, LocalDate.now(clock));
  }

  /** What whoever asks first waits for: each round publishes a version, which is not measured. */
  private static void afterPublications(
      RuleVersions versions, RuleCatalogue catalogue, Supplier<RuleEntry> next, LocalDate today) {
    double[] millis = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      RuleVersion newest = versions.newest(next.get().id()).orElseThrow();
      versions.publish(
          new RuleVersions.NewVersion(
              newest.ruleId(),
              newest.content() + "# again\n",
              newest.cases(),
              today,
              "approver",
              Set.of("author"),
              null,
              null));
      long begun = System.nanoTime();
      list(catalogue, RuleFilter.ALL);
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    report("the first list after a publication", millis, 0);
  }

  private static int list(RuleCatalogue catalogue, RuleFilter filter) {
    Rulebook book = catalogue.today();
    return book.entries().stream()
        .filter(filter::accepts)
        .mapToInt(entry -> book.sentence(entry).ja().length())
        .sum();
  }

  private static void time(String what, Supplier<Integer> work) {
    double[] millis = new double[ROUNDS];
    int result = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long begun = System.nanoTime();
      result += work.get();
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    report(what, millis, result);
  }

  private static void report(String what, double[] millis, int result) {
    double first = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        "%s: first %.0f ms, median %.0f ms, p95 %.0f ms, slowest %.0f ms (%d)%n",
        what,
        first,
        millis[ROUNDS / 2],
        millis[(int) Math.ceil(ROUNDS * 0.95) - 1],
        millis[ROUNDS - 1],
        result);
  }
}
