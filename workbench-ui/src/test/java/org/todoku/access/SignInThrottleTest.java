package org.todoku.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.todoku.Workbench;

class SignInThrottleTest {
  private final MovingClock clock = new MovingClock();
  private final SignInThrottle throttle = new SignInThrottle(clock);

  @Test
  void five_failures_from_one_address_close_a_name_there() {
    fail("kinoshita", "10.0.0.1", 5);

    assertThat(throttle.refuses("kinoshita", "10.0.0.1")).isTrue();
    assertThat(throttle.refuses("kinoshita", "10.0.0.2")).isFalse();
    assertThat(throttle.refuses("kubo", "10.0.0.1")).isFalse();
  }

  @Test
  void four_failures_close_nothing() {
    fail("kinoshita", "10.0.0.1", 4);

    assertThat(throttle.refuses("kinoshita", "10.0.0.1")).isFalse();
  }

  @Test
  void twenty_failures_close_a_name_everywhere() {
    for (int i = 0; i < 10; i++) {
      fail("kinoshita", "10.0.0." + i, 2);
    }

    assertThat(throttle.refuses("kinoshita", "10.0.9.9")).isTrue();
  }

  @Test
  void a_name_opens_again_after_a_quarter_of_an_hour() {
    fail("kinoshita", "10.0.0.1", 5);

    clock.now = clock.now.plus(SignInThrottle.WINDOW);

    assertThat(throttle.refuses("kinoshita", "10.0.0.1")).isFalse();
  }

  @Test
  void a_success_forgets_the_failures_before_it() {
    fail("kinoshita", "10.0.0.1", 4);
    throttle.succeeded("kinoshita", "10.0.0.1");
    fail("kinoshita", "10.0.0.1", 4);

    assertThat(throttle.refuses("kinoshita", "10.0.0.1")).isFalse();
  }

  private void fail(String login, String address, int times) {
    for (int i = 0; i < times; i++) {
      clock.now = clock.now.plus(Duration.ofSeconds(1));
      throttle.failed(login, address);
    }
  }

  private static final class MovingClock extends Clock {
    private Instant now = Instant.parse("2026-11-23T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return Workbench.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
