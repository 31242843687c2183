package org.todoku.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
 * loaded. Not a test; the figures go to docs/reference/performance.md.
 */
final class RunPerformance {
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
      for (int round = 0; round < rounds; round++) {
        read(population, rules, today);
      }
      RunService service = application.getBean(RunService.class);
      for (int round = 0; round < rounds; round++) {
        run(service, today);
      }
    }
    System.exit(0);
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
  private static void read(LinkedPopulation population, PublishedRuleSet rules, LocalDate asOf)
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
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "read %d children, %d records, two threads: %.2f s%n", children, records, seconds);
  }

  private static void run(RunService service, LocalDate asOf) throws InterruptedException {
    long begun = System.nanoTime();
    StartResult.Started started = (StartResult.Started) service.start(asOf, ANALYST);
    while (service.find(started.run()).orElseThrow().state() == RunState.RUNNING) {
      Thread.sleep(20);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    RunRecord ended = service.find(started.run()).orElseThrow();
    System.out.printf(
        "run over %d children: %s, %d candidates, %d with more evidence: %.2f s%n",
        ended.done(), ended.state(), ended.candidates(), ended.evidence(), seconds);
  }
}
