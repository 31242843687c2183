package org.todoku.linkage;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.todoku.linkage.IdentityQuestion.State;

/** Doubtful pairs, and what people decide about them. */
@Service
public class IdentityService {
  private final LinkStore store;
  private final Clock clock;

  IdentityService(LinkStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The pairs in a state, likeliest first. */
  public List<IdentityQuestion> questions(State state, int offset, int limit) {
    return store.questions(state, offset, limit);
  }

  public int count(State state) {
    return store.countQuestions(state);
  }

  public Optional<IdentityQuestion> question(long id) {
    return store.question(id);
  }

  /**
   * Notes that both are one child, and links them.
   *
   * @return false if somebody decided it meanwhile
   */
  public boolean same(long id, String by) {
    return store.decide(id, State.SAME, clock.instant(), by);
  }

  /**
   * Notes that they are two children; they will not be asked about again.
   *
   * @return false if somebody decided it meanwhile
   */
  public boolean different(long id, String by) {
    return store.decide(id, State.DIFFERENT, clock.instant(), by);
  }

  /** Takes a decision back. */
  public boolean reopen(long id) {
    return store.reopen(id);
  }
}
