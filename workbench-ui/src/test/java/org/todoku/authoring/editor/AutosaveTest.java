package org.todoku.authoring.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.todoku.authoring.editor.Autosave.Times;

class AutosaveTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMillis(1);

  private final BlockingQueue<String> saved = new LinkedBlockingQueue<>();

  @Test
  void what_could_not_be_saved_is_tried_again_without_another_change() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    Autosave autosave =
        new Autosave(
            "test",
            new Times(SOON, SOON, SOON),
            () -> {
              boolean works = tries.incrementAndGet() == 3;
              saved.add(works ? "saved" : "failed");
              return works;
            });

    autosave.soon();

    assertThat(next()).isEqualTo("failed");
    assertThat(next()).isEqualTo("failed");
    assertThat(next()).isEqualTo("saved");
    assertThat(saved.poll(100, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void a_change_does_not_wait_for_the_next_try_of_what_failed() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    Autosave autosave =
        new Autosave(
            "test",
            new Times(SOON, NEVER, NEVER),
            () -> saved.add("tried") && tries.incrementAndGet() > 1);
    autosave.soon();
    assertThat(next()).isEqualTo("tried");

    autosave.soon();

    assertThat(next()).isEqualTo("tried");
  }

  @Test
  void changes_of_one_moment_are_saved_together() throws Exception {
    Autosave autosave =
        new Autosave("test", new Times(Duration.ofMillis(200), NEVER, NEVER), () -> saved.add("x"));

    for (int i = 0; i < 50; i++) {
      autosave.soon();
    }

    assertThat(next()).isEqualTo("x");
    assertThat(saved.poll(400, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void a_change_after_all_is_saved_is_saved_too() throws Exception {
    Autosave autosave = new Autosave("test", new Times(SOON, NEVER, NEVER), () -> saved.add("x"));

    for (int i = 0; i < 20; i++) {
      autosave.soon();
      assertThat(next()).isEqualTo("x");
    }
  }

  @Test
  void tries_become_rarer_up_to_a_longest_pause() {
    Times times = new Times(SOON, Duration.ofSeconds(2), Duration.ofSeconds(30));

    assertThat(times.after(1)).hasSeconds(2);
    assertThat(times.after(2)).hasSeconds(4);
    assertThat(times.after(4)).hasSeconds(16);
    assertThat(times.after(5)).hasSeconds(30);
    assertThat(times.after(1_000)).hasSeconds(30);
  }

  private String next() throws InterruptedException {
    String next = saved.poll(20, TimeUnit.SECONDS);
    return next == null ? "nothing" : next;
  }
}
