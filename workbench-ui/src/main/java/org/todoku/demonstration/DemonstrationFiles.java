package org.todoku.demonstration;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Writes the export files of the fictional city's departments, as they would send them: in their
 * own encodings, with dates by era, half-width readings, variant characters, gaps, and a few rows
 * that cannot be right. The sender profiles of the workbench read them.
 */
public final class DemonstrationFiles {
  private DemonstrationFiles() {}

  /**
   * Writes all files of a population. Nothing but the file being written is held in memory.
   *
   * @param folder made where it is missing; files of the same names are replaced
   * @param children how many, at least 1
   * @param seed decides everything else
   * @param asOf the day of the exports
   * @param progress told now and then how many children are written
   * @return what was written
   * @throws IOException where the folder cannot be written
   */
  public static Written write(
      Path folder, int children, long seed, LocalDate asOf, IntConsumer progress)
      throws IOException {
    Population population = new Population(children, seed, asOf);
    Files.createDirectories(folder);
    Period period = new Period(asOf);
    try (ResidentFiles residents = new ResidentFiles(folder, period);
        SchoolFiles schools = new SchoolFiles(folder, period);
        PupilFiles pupils = new PupilFiles(folder, period);
        HealthFiles health = new HealthFiles(folder, period);
        ChildcareFiles childcare = new ChildcareFiles(folder, period);
        WelfareFiles welfare = new WelfareFiles(folder, period)) {
      List<Department> departments =
          List.of(residents, schools, pupils, health, childcare, welfare);
      int[] done = {0};
      population.forEach(
          household -> {
            departments.forEach(department -> department.add(household));
            int before = done[0];
            done[0] += household.children.size();
            if (before / 500 != done[0] / 500) {
              progress.accept(done[0]);
            }
          });
      progress.accept(done[0]);
      int impossible = departments.stream().mapToInt(Department::addImpossibleRows).sum();
      List<CsvFile> files =
          departments.stream().flatMap(Department::files).filter(file -> file.rows() > 0).toList();
      return new Written(
          files.stream().map(CsvFile::path).toList(),
          files.stream().mapToLong(CsvFile::rows).sum(),
          impossible);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * What was written.
   *
   * @param files those with rows, in the order in which an import may take them: the resident
   *     register first, and of each system the file that identifies people before the others
   * @param rows of all files, without headers
   * @param impossible how many of the rows cannot be right and are to be set aside
   */
  public record Written(List<Path> files, long rows, int impossible) {}

  /** The files of one department. */
  interface Department extends Closeable {
    void add(Household household);

    /** Adds rows with dates and codes that cannot be; returns how many. */
    int addImpossibleRows();

    /** In the order in which they are to be imported. */
    Stream<CsvFile> files();

    @Override
    default void close() throws IOException {
      for (CsvFile file : files().toList()) {
        file.close();
      }
    }
  }
}
