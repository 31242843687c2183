package org.todoku.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.demonstration.DemonstrationFiles;
import org.todoku.demonstration.ExpectedMatches;
import org.todoku.demonstration.Population;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.library.LibraryFolder;
import org.todoku.linkage.LinkedPopulation.View;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;

/** What the departments' files say of the demonstration's children, once it is put together. */
class DemonstrationAnswersTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);
  private static final Population CITY = new Population(2_000, 7, AS_OF);

  @TempDir Path folder;

  @Test
  void the_imported_files_point_to_as_many_children_as_the_city_has_for_each_starter_rule()
      throws IOException {
    LinkageFixture linkage = LinkageFixture.withBuiltInSenders(folder);
    for (Path file :
        DemonstrationFiles.write(
                folder.resolve("files"), CITY.children(), CITY.seed(), AS_OF, done -> {})
            .files()) {
      String name = file.getFileName().toString();
      linkage.service.importFile(
          linkage.service.recognise(name, file).orElseThrow(),
          file,
          name,
          ChosenCoverage.BY_NAME,
          "tester",
          rows -> {});
    }
    linkage.links.link();
    List<LinkedProfile> profiles =
        linkage
            .population
            .open(View.of(linkage.vocabulary, AS_OF))
            .profiles(linkage.population.childrenAfter(null, 10_000));

    ReferenceEvaluator evaluator =
        new ReferenceEvaluator(LibraryFolder.builtIn().rules().orElseThrow());
    Map<String, Integer> expected = ExpectedMatches.of(CITY);
    Map<String, Integer> found = new TreeMap<>();
    for (LinkedProfile profile : profiles) {
      evaluator
          .answers(profile, AS_OF)
          .forEach(
              (rule, answer) -> {
                if (answer == Answer.MATCH && expected.containsKey(rule)) {
                  found.merge(rule, 1, Integer::sum);
                }
              });
    }

    assertThat(linkage.count("identity_question")).as("doubtful people").isPositive();
    assertThat(profiles).hasSize(CITY.children());
    assertThat(found).isEqualTo(expected);
  }
}
