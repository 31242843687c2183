package org.todoku;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.todoku.testing.UseTestDatabase;

@SpringBootTest
@UseTestDatabase
class WorkbenchTest {
  @Autowired Clock clock;

  @Test
  void the_workbench_starts_and_counts_days_in_japan() {
    assertThat(clock.getZone()).isEqualTo(Workbench.ZONE);
  }
}
