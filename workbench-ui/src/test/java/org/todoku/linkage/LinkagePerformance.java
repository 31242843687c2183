package org.todoku.linkage;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.todoku.demonstration.DemonstrationFiles;
import org.todoku.demonstration.DemonstrationFiles.Written;
import org.todoku.linkage.LinkedPopulation.View;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.profile.LinkedProfile;

/**
 * Measures the way from export files to profiles: {@code LinkagePerformance CHILDREN THREADS}. Not
 * a test; the figures go to docs/reference/performance.md.
 */
final class LinkagePerformance {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 20);
  private static final int PAGE = 500;

  private LinkagePerformance() {}

  public static void main(String[] arguments) throws Exception {
    int children = Integer.parseInt(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("linkage-performance");
    LinkageFixture linkage = LinkageFixture.withBuiltInSenders(folder);
    long start = System.nanoTime();
    Written written =
        DemonstrationFiles.write(folder.resolve("files"), children, 1, AS_OF, done -> {});
    long bytes = 0;
    for (Path file : written.files()) {
      bytes += Files.size(file);
    }
    System.out.printf(
        "generate %d children: %.1f s, %d files, %d rows, %d MB%n",
        children, seconds(start), written.files().size(), written.rows(), bytes >> 20);
    start = System.nanoTime();
    Map<String, double[]> bySender = new LinkedHashMap<>();
    for (Path file : written.files()) {
      String name = file.getFileName().toString();
      long one = System.nanoTime();
      SenderProfile profile = linkage.service.recognise(name, file).orElseThrow();
      ImportResult result =
          linkage.service.importFile(
              profile, file, name, ChosenCoverage.BY_NAME, "bench", rows -> {});
      double[] sums = bySender.computeIfAbsent(profile.sender(), s -> new double[2]);
      sums[0] += seconds(one);
      sums[1] += result instanceof ImportResult.Accepted accepted ? accepted.rowsRead() : 0;
    }
    System.out.printf("import: %.1f s%n", seconds(start));
    bySender.forEach(
        (sender, sums) ->
            System.out.printf("  %-28s %6.1f s %9.0f rows%n", sender, sums[0], sums[1]));
    start = System.nanoTime();
    System.out.println(linkage.links.link());
    System.out.printf("link: %.1f s%n", seconds(start));
    start = System.nanoTime();
    linkage.links.link();
    System.out.printf("link again: %.1f s%n", seconds(start));
    for (int round = 0; round < 3; round++) {
      read(linkage, threads);
    }
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        peak += pool.getPeakUsage().getUsed();
      }
    }
    System.out.printf(
        "peak heap: %d MB of %d MB%n", peak >> 20, Runtime.getRuntime().maxMemory() >> 20);
    System.out.println(
        linkage.dsl.fetch(
            "SELECT n.nspname, c.relname, pg_size_pretty(pg_total_relation_size(c.oid)) AS size"
                + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relkind = 'r' AND (n.nspname LIKE 'custodian%' OR n.nspname = 'linkage')"
                + " ORDER BY pg_total_relation_size(c.oid) DESC LIMIT 12"));
    System.exit(0);
  }

  private static void read(LinkageFixture linkage, int threads) throws Exception {
    long start = System.nanoTime();
    LinkedPopulation.Reading reading = linkage.population.open(View.of(linkage.vocabulary, AS_OF));
    AtomicLong profiles = new AtomicLong();
    AtomicLong records = new AtomicLong();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      Object lock = new Object();
      String[] after = {null};
      Future<?>[] work = new Future<?>[threads];
      for (int thread = 0; thread < threads; thread++) {
        work[thread] =
            pool.submit(
                () -> {
                  while (true) {
                    List<String> page;
                    synchronized (lock) {
                      @Nullable String last = after[0];
                      page = linkage.population.childrenAfter(last, PAGE);
                      if (page.isEmpty()) {
                        return;
                      }
                      after[0] = page.getLast();
                    }
                    for (LinkedProfile profile : reading.profiles(page)) {
                      profiles.incrementAndGet();
                      for (int entity = 0; entity < profile.layout().entities().size(); entity++) {
                        records.addAndGet(profile.size(entity));
                      }
                    }
                  }
                });
      }
      for (Future<?> each : work) {
        each.get();
      }
    }
    System.out.printf(
        "read %d profiles, %d records with %d threads: %.1f s, %.1f us a child%n",
        profiles.get(),
        records.get(),
        threads,
        seconds(start),
        seconds(start) * 1e6 / Math.max(1, profiles.get()));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
