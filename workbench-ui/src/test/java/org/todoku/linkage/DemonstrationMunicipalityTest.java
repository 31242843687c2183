package org.todoku.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.demonstration.DemonstrationFiles;
import org.todoku.demonstration.DemonstrationFiles.Written;
import org.todoku.linkage.LinkedPopulation.View;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileLayout;

/** The files of the demonstration municipality go the way that a user's upload goes. */
class DemonstrationMunicipalityTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 20);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void a_very_small_municipality_goes_in_as_well(int children) throws IOException {
    LinkageFixture linkage = LinkageFixture.withBuiltInSenders(folder);
    Written written =
        DemonstrationFiles.write(folder.resolve("files"), children, 20_261_123, AS_OF, done -> {});

    for (Path file : written.files()) {
      String name = file.getFileName().toString();
      SenderProfile profile = linkage.service.recognise(name, file).orElseThrow();
      assertThat(
              linkage.service.importFile(
                  profile, file, name, ChosenCoverage.BY_NAME, "tester", rows -> {}))
          .as(name)
          .isInstanceOf(ImportResult.Accepted.class);
    }
  }

  @Test
  void every_file_is_recognised_and_goes_in_but_for_the_rows_that_cannot_be_right()
      throws IOException {
    LinkageFixture linkage = LinkageFixture.withBuiltInSenders(folder);
    Written written = DemonstrationFiles.write(folder.resolve("files"), 300, 1, AS_OF, done -> {});

    long read = 0;
    long aside = 0;
    List<String> refused = new ArrayList<>();
    for (Path file : written.files()) {
      String name = file.getFileName().toString();
      SenderProfile profile = linkage.service.recognise(name, file).orElseThrow();
      switch (linkage.service.importFile(
          profile, file, name, ChosenCoverage.BY_NAME, "tester", rows -> {})) {
        case ImportResult.Accepted accepted -> {
          read += accepted.rowsRead();
          aside += accepted.rowsSetAside();
        }
        case ImportResult.AlreadyImported already -> refused.add(name + " twice");
        case ImportResult.Refused not -> refused.add(name + " " + not.problems());
      }
    }

    assertThat(refused).isEmpty();
    assertThat(read).isEqualTo(written.rows());
    assertThat(aside).isEqualTo(written.impossible());
    LinkResult linked = linkage.links.link();
    assertThat(linked.children()).isBetween(295L, 300L);
    List<LinkedProfile> profiles =
        linkage
            .population
            .open(View.of(linkage.vocabulary, AS_OF))
            .profiles(linkage.population.childrenAfter(null, 1000));
    assertThat(profiles).hasSize((int) linked.children());
    ProfileLayout layout = ProfileLayout.of(linkage.vocabulary);
    for (String entity : List.of("school", "attendanceDay", "childcare", "checkUp", "household")) {
      int index = layout.index(entity);
      assertThat(profiles.stream().filter(profile -> profile.size(index) > 0).count())
          .as(entity)
          .isGreaterThan(50);
    }
  }
}
