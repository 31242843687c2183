package org.todoku.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down the guessing of passwords: after five failures of one name from one address, or twenty
 * of one name from anywhere, within fifteen minutes, that name is refused until the oldest of them
 * is fifteen minutes old. Known to this process only.
 */
@Component
public class SignInThrottle {
  static final int FAILURES_FROM_ONE_ADDRESS = 5;
  static final int FAILURES_FROM_ANYWHERE = 20;
  static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int SWEEP_ABOVE = 1_000;
  private static final String ANYWHERE = "*";

  private final Map<Key, Deque<Instant>> failures = new HashMap<>();
  private final Clock clock;

  SignInThrottle(Clock clock) {
    this.clock = clock;
  }

  /** Whether a sign-in under this name from this address is to be refused unseen. */
  synchronized boolean refuses(String login, String address) {
    return recent(new Key(login, address)) >= FAILURES_FROM_ONE_ADDRESS
        || recent(new Key(login, ANYWHERE)) >= FAILURES_FROM_ANYWHERE;
  }

  synchronized void failed(String login, String address) {
    if (failures.size() > SWEEP_ABOVE) {
      failures.keySet().removeIf(key -> recent(key) == 0);
    }
    Instant now = clock.instant();
    failures.computeIfAbsent(new Key(login, address), key -> new ArrayDeque<>()).add(now);
    failures.computeIfAbsent(new Key(login, ANYWHERE), key -> new ArrayDeque<>()).add(now);
  }

  synchronized void succeeded(String login, String address) {
    failures.remove(new Key(login, address));
  }

  private int recent(Key key) {
    Deque<Instant> times = failures.get(key);
    if (times == null) {
      return 0;
    }
    Instant start = clock.instant().minus(WINDOW);
    while (!times.isEmpty() && !times.getFirst().isAfter(start)) {
      times.removeFirst();
    }
    return times.size();
  }

  private record Key(String login, String address) {}
}
