package org.todoku.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.todoku.Workbench;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.library.PublishedRuleSet;
import org.todoku.library.PublishedRules;
import org.todoku.linkage.DemonstrationLoader;
import org.todoku.linkage.LinkedPopulation;
import org.todoku.migrations.DatabaseAddress;
import org.todoku.migrations.EmbeddedDatabase;
import org.todoku.migrations.Schema;
import org.todoku.profile.LinkedProfile;
import org.todoku.verify.AttributesRead;

/**
 * Measures the way from the database to stored answers: {@code RunPerformance FOLDER CHILDREN
 * ROUNDS}. The folder is kept, so that a second measurement finds the demonstration children
 * loaded. Not a test: {@code ./todoku bench} runs it, and it writes its figures between its markers
 * in the file of {@code todoku.bench.out}.
 */
final class RunPerformance {
  private static final String BEGIN = "<!-- store: written by ./todoku bench -->";
  private static final String END = "<!-- end of store -->";
  private static final double TARGET_SECONDS = 2;

  private static final CurrentUser ANALYST =
      new CurrentUser("analyst", "分析", "Analyst", Set.of(Role.ANALYST), null);

  private RunPerformance() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[2]);
    try (EmbeddedDatabase database = EmbeddedDatabase.open(folder.resolve("postgres"));
        ConfigurableApplicationContext application = start(database, folder, arguments[1])) {
      LinkedPopulation population = application.getBean(LinkedPopulation.class);
      while (application.getBean(DemonstrationLoader.class).progress().isPresent()) {
        Thread.sleep(1000);
      }
      LocalDate today = LocalDate.now(Workbench.ZONE);
      PublishedRuleSet rules = application.getBean(PublishedRules.class).inForce(today);
      List<String> lines = new ArrayList<>();
      for (int round = 1; round <= rounds; round++) {
        lines.add(row("every profile read by two threads", round, read(population, rules, today)));
      }
      RunService service = application.getBean(RunService.class);
      for (int round = 1; round <= rounds; round++) {
        lines.add(row("a run: read, evaluated, explained, stored", round, run(service, today)));
      }
      write(lines, rules.versions().size());
    }
    System.exit(0);
  }

  /** What one round gave. */
  private record Round(String what, double seconds) {}

  private static String row(String step, int number, Round round) {
    return String.format(
        Locale.ROOT, "| %s | %d | %.2f s | %s |", step, number, round.seconds(), round.what());
  }

  private static void write(List<String> rows, int rules) throws IOException {
    String section =
        String.join(
            "\n",
            BEGIN,
            "## From the database to stored answers, as `./todoku bench` measured it",
            "",
            LocalDate.now(Workbench.ZONE)
                + ", JDK "
                + Runtime.version()
                + ", "
                + Runtime.getRuntime().availableProcessors()
                + " cores that PostgreSQL shares, heap limit "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB. Demonstration children with all their records, "
                + rules
                + " rules; the first round finds"
                + " the program cold, and the first run the board empty. Target: 100,000 children within "
                + TARGET_SECONDS
                + " s, warm.",
            "",
            "| step | round | time | what it did |",
            "|---|---|---|---|",
            String.join("\n", rows),
            END);
    System.out.println(section);
    String out = System.getProperty("todoku.bench.out");
    if (out != null) {
      String old = Files.readString(Path.of(out));
      Files.writeString(
          Path.of(out),
          old.replaceFirst(
              "(?s)" + Pattern.quote(BEGIN) + ".*" + Pattern.quote(END),
              Matcher.quoteReplacement(section)));
    }
  }

  private static ConfigurableApplicationContext start(
      EmbeddedDatabase database, Path folder, String children) throws IOException {
    Schema.migrate(database.owner(), Schema.BUILT_IN);
    DatabaseAddress address = database.application();
    return new SpringApplication(Workbench.class)
        .run(
            "--server.port=0",
            "--spring.datasource.url=" + address.url(),
            "--spring.datasource.username=" + address.user(),
            "--spring.datasource.password=" + address.password(),
            "--todoku.demo=true",
            "--todoku.demo.children=" + children,
            "--todoku.data=" + folder);
  }

  /** Every profile as a run wants it, read by two threads and thrown away. */
  private static Round read(LinkedPopulation population, PublishedRuleSet rules, LocalDate asOf)
      throws Exception {
    long begun = System.nanoTime();
    LinkedPopulation.Reading reading =
        population.open(
            new LinkedPopulation.View(
                rules.ruleSet().vocabulary(),
                asOf,
                AttributesRead.of(rules.ruleSet()),
                RunExecution.LEAST_WEIGHT));
    long children = 0;
    long records = 0;
    List<Future<List<LinkedProfile>>> pages = new ArrayList<>();
    try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
      @Nullable String last = null;
      while (true) {
        List<String> page = population.childrenAfter(last, RunExecution.PAGE);
        if (!page.isEmpty()) {
          last = page.getLast();
          pages.add(readers.submit(() -> reading.profiles(page)));
        }
        while (!pages.isEmpty() && (page.isEmpty() || pages.size() > 4)) {
          for (LinkedProfile profile : pages.removeFirst().get()) {
            children++;
            for (int entity = 0; entity < profile.layout().entities().size(); entity++) {
              records += profile.size(entity);
            }
          }
        }
        if (page.isEmpty()) {
          break;
        }
      }
    }
    return new Round(children + " children, " + records + " records", seconds(begun));
  }

  private static Round run(RunService service, LocalDate asOf) throws InterruptedException {
    long begun = System.nanoTime();
    StartResult.Started started = (StartResult.Started) service.start(asOf, ANALYST);
    while (service.find(started.run()).orElseThrow().state() == RunState.RUNNING) {
      Thread.sleep(20);
    }
    double seconds = seconds(begun);
    RunRecord ended = service.find(started.run()).orElseThrow();
    return new Round(
        ended.done()
            + " children, "
            + ended.candidates()
            + " new candidates, "
            + ended.evidence()
            + " with other facts than before",
        seconds);
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
